import type { ParameterFacts } from "../facts.ts";
import type { Target } from "./api.ts";
import { firstDocumented, invalidParameter, type Refusal } from "./refusal.ts";
import { keyOf, type ParameterValues, readValues } from "./values.ts";

/** The largest request body that the mock reads, in bytes. */
const MAX_BODY = 1_048_576;

/** What is wrong with a request's parameters; `undefined` where nothing is. */
export function checkRequest(
  target: Target,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  headers: Headers,
): Refusal | undefined {
  const values = readValues(target.operation, path, query, headers);
  const broken = brokenParameter(target, values) ?? missingDependent(target, values.header);
  if (broken === undefined) return undefined;
  const { parameter, rule } = broken;
  return { ...invalidParameter(target, parameter), parameter, because: `The parameter ${parameter} ${rule}.` };
}

interface BrokenParameter {
  readonly parameter: string;
  readonly rule: string;
}

function brokenParameter(target: Target, values: ParameterValues): BrokenParameter | undefined {
  for (const parameter of target.operation.parameters) {
    const rule = checkParameter(target, parameter, values[parameter.in][keyOf(parameter)]);
    if (rule !== undefined) return { parameter: parameter.name, rule };
  }
  return undefined;
}

/** The rule that a parameter's value breaks, in words; `undefined` where it breaks none. */
export function checkParameter(target: Target, parameter: ParameterFacts, value: unknown): string | undefined {
  const { in: place, name, required } = parameter;
  if (value === undefined || value === null) return required ? "is required" : undefined;
  if (place === "path" && value === "") return "must not be empty";
  const [violation] = target.api.validators[target.operationId]?.parameters[place]?.[name]?.(value) ?? [];
  if (violation === undefined) return undefined;
  return violation.pointer === "" ? violation.rule : `has ${violation.pointer}, which ${violation.rule}`;
}

function missingDependent(
  { operation: { dependentRequired = {} } }: Target,
  headers: ParameterValues["header"],
): BrokenParameter | undefined {
  const has = (name: string) => headers[name.toLowerCase()] !== undefined;
  for (const [name, required] of Object.entries(dependentRequired)) {
    const missing = has(name) ? required.find((other) => !has(other)) : undefined;
    if (missing !== undefined) return { parameter: missing, rule: `is required when ${name} is given` };
  }
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
  if (!Object.hasOwn(requestBody.content, mediaType)) {
    const because = `The body's media type must be ${Object.keys(requestBody.content).join(" or ")}.`;
    return { text, refusal: { status: firstDocumented(target, 415, invalid), because } };
  }
  if (!/[/+]json$/.test(mediaType)) return { text };
  const value = parseJson(text);
  if (value === undefined) return { text, refusal: { status: invalid, because: "The body is not valid JSON." } };
  const [violation] = target.api.validators[target.operationId]?.requestBody?.[mediaType]?.(value) ?? [];
  if (violation === undefined) return { text };
  const because = `The body's ${violation.pointer || "value"} ${violation.rule}.`;
  return { text, refusal: { status: firstDocumented(target, 422, invalid), because } };
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
