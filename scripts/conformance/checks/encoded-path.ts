import type { OperationFacts } from "revokit";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { documentsSuccess } from "./support/applies.ts";
import type { Path } from "../runner/fixtures.ts";
import type { ServerTestContext } from "../runner/server-test-context.ts";
import { encodedIds } from "../values/id-variants.ts";
import { freshResources } from "./support/choose-resources.ts";

export const encodedPath: Check = {
  id: "encoded-path",
  title: "an id with an unreserved character percent-encoded is the same id",
  reference: "RFC 3986, 2.3 and 6.2.2.2",
  appliesTo: (operation) => documentsSuccess(operation) && inPath(operation).length > 0,
  async run(context) {
    const [path = {}] = await freshResources(context);
    await expectFound(context, path, (forms) => forms[0]);
    const [other] = await context.resources.take(1);
    if (other !== undefined) await expectFound(context, other, (forms) => forms.at(-1));
  },
};

async function expectFound(
  context: ServerTestContext,
  path: Path,
  choose: (forms: readonly string[]) => string | undefined,
): Promise<void> {
  if (!context.resources.isCertain(path)) throw new Skipped("no resource is known to exist");
  const rawPath = Object.fromEntries(
    inPath(context.operation).flatMap((parameter) => {
      const { name } = parameter;
      const encoded = choose(encodedIds(path[name] ?? String(context.valueOf(parameter))));
      return encoded === undefined ? [] : [[name, encoded]];
    }),
  );
  const answer = await context.ask({ path, rawPath });
  if (answer.status >= 400) context.fail(`the same id, percent-encoded, was answered ${answer.status}`, answer);
}

function inPath({ parameters }: OperationFacts) {
  return parameters.filter(
    ({ in: place, style, content }) => place === "path" && style === "simple" && content === undefined,
  );
}
