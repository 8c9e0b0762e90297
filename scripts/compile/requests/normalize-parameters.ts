import { essenceOf } from "revokit/toolkit";
import type { OpenApiDocument } from "../document.ts";
import type { Note } from "../note.ts";
import { describeNesting } from "./nesting.ts";
import type { Parameter } from "./path-item.ts";

/** Header parameters that the standard says to ignore (OpenAPI 3.1, 4.8.12.2.1). */
const IGNORED = new Set(["accept", "authorization", "content-type"]);

/** Where the parameters stand. */
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
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name));
  const kept = parameters.flatMap((parameter) => {
    const { name, in: place } = parameter;
    if (place === "header" && IGNORED.has(name.toLowerCase())) {
      note(`The header parameter "${name}" is left out: OpenAPI has it ignored, for the client sets that header.`);
      return [];
    }
    if (place === "path" && !names.has(name)) {
      note(`The path parameter "${name}" is left out: the path template does not have it.`);
      return [];
    }
    if (place === "path" && parameter.required !== true) return [{ ...parameter, required: true }];
    return place === "querystring" ? convertQuerystring(parameter, note) : [parameter];
  });
  for (const name of names) {
    if (kept.some((each) => each.in === "path" && each.name === name)) continue;
    note(
      `The path parameter "${name}" is taken for a string: the path template has it, but no parameter describes it.`,
    );
    kept.push({ name, in: "path", required: true, schema: { type: "string" } });
  }
  for (const parameter of kept) {
    const nesting = describeNesting(document, parameter);
    if (nesting !== undefined) note(nesting);
  }
  return kept;
}

/** OpenAPI 3.2: a parameter that is the whole query. As a form it equals an exploded object in the query. */
function convertQuerystring(parameter: Parameter, note: (message: string) => void): Parameter[] {
  const { content = {}, ...rest } = parameter;
  const [type = "", holder] = Object.entries(content)[0] ?? [];
  if (essenceOf(type) !== "application/x-www-form-urlencoded" || holder?.schema === undefined) {
    note(`The parameter "${parameter.name}" is left out: a query string of the media type ${type} can't be written.`);
    return [];
  }
  return [{ ...rest, in: "query", style: "form", explode: true, schema: holder.schema }];
}
