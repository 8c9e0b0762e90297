import { InvalidRequestError } from "../errors.ts";
import { checkParameters } from "../parameters.ts";
import type { Target } from "./api.ts";
import { firstDocumented, invalidParameter, type Refusal } from "./refusal.ts";
import { readValues } from "./values.ts";

/** The largest request body that the mock reads, in bytes. */
const MAX_BODY = 1_048_576;

/** What is wrong with a request's parameters, by the same check as the client's; `undefined` where nothing is. */
export function checkRequest(
  target: Target,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
  headers: Headers,
): Refusal | undefined {
  try {
    checkParameters(target.operation, readValues(target.operation, path, query, headers));
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    const { parameter, rule } = error;
    return { ...invalidParameter(target, parameter), parameter, because: `The parameter ${parameter} ${rule}.` };
  }
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
  const [violation] = target.api.validators?.[target.operationId]?.requestBody?.[mediaType]?.(value) ?? [];
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
