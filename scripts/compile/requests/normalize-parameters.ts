import { essenceOf } from "revokit/toolkit";
import type { OpenApiDocument } from "../document.ts";
import type { Note } from "../note.ts";
import { describeNesting } from "./nesting.ts";
import type { Parameter } from "./path-item.ts";

/** Header parameters that the standard says to ignore (OpenAPI 3.1, 4.8.12.2.1). */
const IGNORED = new Set(["accept", "authorization", "content-type"]);

const PLACES = new Set<unknown>(["path", "query", "header", "cookie", "querystring"]);

/** The place of the parameters in the document. */
export interface ParameterContext {
  readonly document: OpenApiDocument;
  readonly path: string;
  readonly pointer: string;
  readonly notes: Note[];
}

/** The parameters of a request, consistent with the path template. Additions and removals are noted. */
export function normalizeParameters(parameters: readonly Parameter[], context: ParameterContext): Parameter[] {
  const { document, path, pointer, notes } = context;
  const note = (message: string) => void notes.push({ message, pointer });
  const inTemplate = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name));
  const kept = parameters.flatMap((parameter) => {
    const problem = problemOf(parameter, inTemplate);
    if (problem !== undefined) {
      note(problem);
      return [];
    }
    return parameter.in === "querystring" ? convertQuerystring(parameter, note) : [complete(parameter)];
  });
  for (const name of inTemplate) {
    if (kept.some((each) => each.in === "path" && each.name === name)) continue;
    note(
      `The path parameter "${name}" is treated as a string: the path template contains it, but no parameter describes it.`,
    );
    kept.push({ name, in: "path", required: true, schema: { type: "string" } });
  }
  for (const parameter of kept) {
    if (parameter.in === "path" && parameter.allowReserved === true) {
      note(`allowReserved of the path parameter "${parameter.name}" is not followed: reserved characters are encoded.`);
    }
    const nesting = describeNesting(document, parameter);
    if (nesting !== undefined) note(nesting);
  }
  return kept;
}

/** Why a parameter is left out, in a sentence; undefined if it is kept. */
function problemOf({ name, in: place }: Parameter, inTemplate: ReadonlySet<string>): string | undefined {
  if (typeof name !== "string" || !PLACES.has(place)) {
    const subject = typeof name === "string" ? `The parameter "${name}"` : "A parameter";
    return `${subject} is left out: it has to have a name, and \`in\` as path, query, header or cookie.`;
  }
  if (/\p{Surrogate}/u.test(name)) return `The parameter "${name}" is left out: its name is not well-formed Unicode.`;
  if (place === "header" && IGNORED.has(name.toLowerCase())) {
    return `The header parameter "${name}" is left out: OpenAPI says to ignore it, because the client sets that header.`;
  }
  if (place === "path" && !inTemplate.has(name)) {
    return `The path parameter "${name}" is left out: the path template does not contain it.`;
  }
  return undefined;
}

/** A path parameter is required, and one without a schema is a string. Returns the same object if nothing is missing. */
function complete(parameter: Parameter): Parameter {
  const isMissingSchema = parameter.schema === undefined && parameter.content === undefined;
  const isMissingRequired = parameter.in === "path" && parameter.required !== true;
  if (!isMissingSchema && !isMissingRequired) return parameter;
  return {
    ...parameter,
    ...(isMissingSchema && { schema: { type: "string" } }),
    ...(isMissingRequired && { required: true }),
  };
}

/** OpenAPI 3.2: a parameter that is the whole query. As a form it equals an exploded object in the query. */
function convertQuerystring(parameter: Parameter, note: (message: string) => void): Parameter[] {
  const { content = {}, ...rest } = parameter;
  const [type, holder] = Object.entries(content)[0] ?? [];
  if (type === undefined) {
    note(`The parameter "${parameter.name}" is left out: a query string has to have a media type, in \`content\`.`);
    return [];
  }
  if (essenceOf(type) !== "application/x-www-form-urlencoded") return [parameter];
  if (holder?.encoding !== undefined) {
    note(
      `The encoding of the parameter "${parameter.name}" is not followed: each member is written as the style form is.`,
    );
  }
  return [{ ...rest, in: "query", style: "form", explode: true, schema: holder?.schema ?? { type: "object" } }];
}
