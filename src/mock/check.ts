import type { Parameter } from "../contract.ts";
import type { Target } from "./api.ts";
import { firstDocumented, invalidParameter, type Refusal } from "./refusal.ts";

/** The largest request body that the mock reads, in bytes. */
const MAX_BODY = 1_048_576;

/** What is wrong with a request's parameters; `undefined` where nothing is. */
export function checkParameters(
  target: Target,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  headers: Headers,
): Refusal | undefined {
  const { parameters, dependentRequired = {} } = target.operation;
  for (const parameter of parameters) {
    const problem = problemOf(parameter, valueOf(parameter, path, query, headers));
    if (problem !== undefined)
      return refusal(target, parameter, `The ${parameter.in} parameter ${parameter.name} ${problem}`);
  }
  for (const [name, others] of Object.entries(dependentRequired)) {
    const absent = headers.has(name) ? others.find((other) => !headers.has(other)) : undefined;
    const parameter = parameters.find((one) => one.name === absent);
    if (parameter !== undefined)
      return refusal(target, parameter, `The header ${absent} is required when ${name} is present.`);
  }
  return undefined;
}

function refusal(target: Target, parameter: Parameter, because: string): Refusal {
  return { ...invalidParameter(target, parameter), parameter: parameter.name, because };
}

function valueOf(
  { in: place, name }: Parameter,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  headers: Headers,
): string | undefined {
  switch (place) {
    case "path":
      return path[name];
    case "query":
      return query.get(name) ?? undefined;
    case "header":
      return headers.get(name) ?? undefined;
    case "cookie":
      return undefined;
  }
}

function problemOf(parameter: Parameter, value: string | undefined): string | undefined {
  if (value !== undefined) return violation(parameter, value);
  return parameter.required && parameter.in !== "cookie" ? "is required." : undefined;
}

function violation({ schema }: Parameter, value: string): string | undefined {
  const length = [...value].length;
  if (schema.minLength !== undefined && length < schema.minLength)
    return `must have at least ${schema.minLength} characters.`;
  if (schema.maxLength !== undefined && length > schema.maxLength)
    return `must have at most ${schema.maxLength} characters.`;
  if (schema.pattern !== undefined && !schema.pattern.test(value)) return `must match ${schema.pattern.source}`;
  if (schema.enum !== undefined && !schema.enum.map(String).includes(value))
    return `must be one of ${schema.enum.join(", ")}.`;
  return undefined;
}

/** The text of a request's body, and what is wrong with it. An operation that takes no body ignores one. */
export async function readBody(
  target: Target,
  request: Request,
): Promise<{ readonly text: string; readonly refusal?: Refusal }> {
  const { requestBody } = target.operation;
  if (requestBody === undefined) return { text: "" };
  const invalid = firstDocumented(target, 400, 422);
  const text = await readText(request);
  if (text === undefined)
    return {
      text: "",
      refusal: { status: firstDocumented(target, 413, invalid), because: `The body is larger than ${MAX_BODY} bytes.` },
    };
  if (text === "")
    return requestBody.required ? { text, refusal: { status: invalid, because: "A body is required." } } : { text };
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!requestBody.content.includes(mediaType)) {
    const because = `The body's media type must be ${requestBody.content.join(" or ")}.`;
    return { text, refusal: { status: firstDocumented(target, 415, invalid), because } };
  }
  if (!/[/+]json$/.test(mediaType)) return { text };
  const value = parseJson(text);
  if (value === undefined) return { text, refusal: { status: invalid, because: "The body is not valid JSON." } };
  const isValid = target.api.validators?.[target.operationId]?.requestBody?.(value) ?? true;
  return isValid
    ? { text }
    : {
        text,
        refusal: {
          status: firstDocumented(target, 422, invalid),
          because: "The body is not what the description says.",
        },
      };
}

/** `undefined` where the body is too large. */
async function readText(request: Request): Promise<string | undefined> {
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > MAX_BODY) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
