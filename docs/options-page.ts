import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { docsPath } from "./path.ts";
import { parse } from "./picture/source.ts";

/** The guide's page of all options. Its tables are made from the documentation comments of the options' declarations. */
export async function writeOptionsPage(): Promise<string> {
  const file = docsPath("guide/options.md");
  return format(PAGE, { ...(await resolveConfig(file)), filepath: file });
}

const CLIENT = "src/options.ts";

const PAGE = `---
title: Options
description: Every option of a client, of a call and of the mock, with its unit and its default.
---

# Options

All times are in milliseconds and all sizes in bytes. An option that does not exist, or a value of the wrong type, is an
\`InvalidRequestError\`: nothing is sent.

## Client options

\`createKirim(options)\`, \`createNatural(options)\`, and the function that \`revokit generate\` writes for your API:

${table(CLIENT, "ClientOptions")}

### Retry options

The members of the client's \`retry\`:

${table(CLIENT, "RetryOptions")}

## Call options

The second argument of a method:

${table(CLIENT, "CallOptions")}

If the operation has an idempotency key:

${table("src/argument-types.ts", "Key")}

If a documented success is not JSON, such as a file or an event stream:

${table(CLIENT, "StreamOptions")}

Calls through \`client.fetch\` take openapi-fetch's options except \`fetch\`, \`querySerializer\` and \`bodySerializer\`. See [Retries and time](./retries-and-time.md) and
[Idempotency](./idempotency.md) for what the options are for.

## Options of Natural

For the client and for each call:

${table("src/natural.ts", "AgentOptions")}

## Mock options

\`createMock(options)\`, from \`revokit/mock\`:

${table("src/mock/mock.ts", "MockOptions")}
`;

/** A row for each member of a declaration that has documentation. */
function table(file: string, declaration: string): string {
  const rows = membersOf(file, declaration).map(({ name, text }) => {
    const [found = "", fallback = ""] = /Default: (.*?)\.(?=\s+[A-Z]|$)/s.exec(text) ?? [];
    return `| \`${name}\` | ${text.replace(found, "").trim()} | ${fallback} |`;
  });
  return ["| option | what it does | default |", "| --- | --- | --- |", ...rows].join("\n");
}

function membersOf(file: string, declaration: string): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isPropertySignature(node)) return ts.forEachChild(node, visit);
    const [documentation] = ts.getJSDocCommentsAndTags(node);
    const text = ts.getTextOfJSDocComment(documentation?.comment)?.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
    const name = node.name.getText();
    if (text !== undefined && !found.some((other) => other.name === name)) found.push({ name, text });
  };
  for (const statement of parse(file).statements) {
    const isNamed = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (isNamed && statement.name.text === declaration) visit(statement);
  }
  if (found.length === 0) throw new Error(`${declaration} in ${file} has no documented members.`);
  return found;
}
