import type { OperationFacts, ParameterFacts, SchemaFacts } from "../facts.ts";

/** The values of a request's parameters, by their place; header names in lower case. */
export type ParameterValues = Readonly<Record<ParameterFacts["in"], Readonly<Record<string, unknown>>>>;

/** The values of a request's parameters, read from their places as their schemas' types say. */
export function readValues(
  { parameters }: OperationFacts,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  headers: Headers,
): ParameterValues {
  const cookies = new URLSearchParams(headers.get("cookie")?.replaceAll("&", "%26").replaceAll(/; */g, "&"));
  const texts = ({ in: place, name }: ParameterFacts): readonly string[] => {
    switch (place) {
      case "path":
        return [path[name] ?? ""];
      case "query":
        return query.getAll(name);
      case "header":
        return headers.has(name) ? [headers.get(name) ?? ""] : [];
      case "cookie":
        return cookies.getAll(name);
    }
  };
  const valuesIn = (place: ParameterFacts["in"]) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => [keyOf(parameter), toValue(parameter, texts(parameter))]),
    );
  return { path: valuesIn("path"), query: valuesIn("query"), header: valuesIn("header"), cookie: valuesIn("cookie") };
}

/** Header names know no case. */
export function keyOf({ in: place, name }: ParameterFacts): string {
  return place === "header" ? name.toLowerCase() : name;
}

function toValue({ schema, explode, in: place }: ParameterFacts, texts: readonly string[]): unknown {
  const [first] = texts;
  if (first === undefined) return undefined;
  if (!schema.type?.includes("array")) return parse(schema, first);
  const isSeparate = explode && (place === "query" || place === "cookie");
  const items = isSeparate ? texts : first.split(",");
  return items.map((item) => parse(schema.items ?? {}, item));
}

/** A text as the most special of its schema's types that it can be; an object is left as it is written. */
function parse({ type = [] }: SchemaFacts, text: string): unknown {
  const isNumeric = type.includes("number") || type.includes("integer");
  if (isNumeric && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (type.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (type.includes("object")) return { text };
  return text;
}
