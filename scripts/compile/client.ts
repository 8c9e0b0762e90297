import type { Facts } from "revokit";
import { commentText, stringLiteral } from "../escape/typescript.ts";
import { conjunctsOf } from "./conjuncts.ts";
import type { OpenApiDocument } from "./document.ts";
import { Identifiers, pascalCase } from "./identifiers.ts";
import type { Modules } from "./modules.ts";

/** The source of `generated/<api>/client.ts`: what a program imports. */
export function printClient({ name, title }: Facts, document: OpenApiDocument, modules: Modules): string {
  const { runtime, extension } = modules;
  const api = commentText(title);
  const names = new Identifiers(IMPORTED);
  const type = names.claim(pascalCase(name));
  const create = names.claim(`create${type}`);
  const schemas = Object.keys(document.components?.schemas ?? {});
  return `import { type Client, type ClientOptions, createClient } from ${stringLiteral(runtime)};
import { contract, type Methods } from "./operations${extension}";
import type { ${[...(schemas.length > 0 ? ["components"] : []), "operations", "paths"].join(", ")} } from "./types${extension}";

export type { components, operations, paths } from "./types${extension}";

/** The client of ${api}. */
export type ${type} = Client<paths, operations, Methods>;

/**
 * Creates the client of ${api}.
 * @throws InvalidRequestError for an invalid option
 */
export function ${create}(options: ClientOptions = {}): ${type} {
  return createClient<paths, operations, Methods>(contract, options);
}
${schemas.map((schema) => printModel(schema, document, names)).join("")}`;
}

const IMPORTED = [
  "Client",
  "ClientOptions",
  "createClient",
  "contract",
  "Methods",
  "components",
  "operations",
  "paths",
];

/** A name for the type of a schema. */
function printModel(schema: string, document: OpenApiDocument, names: Identifiers): string {
  const [own, ...others] = conjunctsOf(document, document.components?.schemas?.[schema]);
  const description = [own, ...others].find((each) => each?.description)?.description ?? own?.title;
  const comment = description === undefined ? "" : `/** ${commentText(description.trim())} */\n`;
  return `\n${comment}export type ${names.claim(pascalCase(schema))} = components["schemas"][${stringLiteral(schema)}];\n`;
}
