import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MOCK_TOKEN } from "revokit/mock";
import { tokenVariable } from "revokit/toolkit";
import { mountPath } from "../src/mock/request/route.ts";
import { type DescribedOperation, describeOperations, renderText, splitDescription } from "./describe.ts";
import type { ApiPage } from "./api-pages.ts";
import type { OperationText, Reference } from "./reference-data.ts";

/** Writes a page of the site for each API. The content of its document goes into a JSON file, never into Markdown. */
export async function writeReferences(folder: string, apiPages: readonly ApiPage[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(
    apiPages.map(async (apiPage) => {
      const path = join(folder, apiPage.api.facts.name);
      await writeFile(`${path}.json`, JSON.stringify(describeApi(apiPage)));
      await writeFile(`${path}.md`, page(apiPage));
    }),
  );
}

function page({ title, document }: ApiPage): string {
  const description = document.info.summary ?? `The operations of the ${title}, with samples in curl and Revokit.`;
  const frontmatter = { title: withoutEndTags(title), description: withoutEndTags(description), aside: false };
  // JSON is YAML, and no text of a document can end it.
  return `---\n${JSON.stringify({ ...frontmatter, pageClass: "wide" })}\n---\n\n<ApiReference />\n`;
}

/**
 * VitePress writes a page's frontmatter into a script, which `</script>` would end. An invisible word joiner breaks the tag up.
 */
function withoutEndTags(text: string): string {
  return text.replaceAll("</", "<\u2060/");
}

function describeApi({ title, api, document }: ApiPage): Reference {
  const { intro, rest } = splitDescription(document.info.description ?? "");
  return {
    title,
    document: { ...document, info: { ...document.info, description: intro } },
    servers: api.facts.servers,
    mockPath: mountPath(api),
    mockToken: MOCK_TOKEN,
    tokenVariable: tokenVariable(api.facts),
    operations: describeOperations(document).map(toHtml),
    intro: renderText(intro),
    notes: renderText(rest),
  };
}

function toHtml({ id, title, method, path, description, parameters, responses }: DescribedOperation): OperationText {
  const rendered = <T extends { description: string }>(part: T) => ({
    ...part,
    description: renderText(part.description),
  });
  return {
    id,
    title,
    method,
    path,
    description: renderText(description),
    parameters: parameters.map(rendered),
    responses: responses.map(rendered),
  };
}
