import { createRequestInspector, type MockApi } from "revokit/mock";
import { contractViolations } from "../conformance/runner/contract-violations.ts";
import { createRedact } from "../conformance/reports/redact.ts";
import { credentialsIn } from "./credentials-in.ts";
import { decodeContent } from "./decode-content.ts";
import type { Forwarded } from "./forward.ts";

/** The report on a request and its response. It contains no value and no credential of either. */
export interface ProxiedExchange {
  readonly method: string;
  /** The operation's path template; without an operation, the path itself, without its long segments. */
  readonly path: string;
  readonly operationId?: string;
  readonly status: number;
  /** In milliseconds. */
  readonly duration: number;
  /** How the request violates the document. */
  readonly request: readonly string[];
  /** How the response violates the document. */
  readonly response: readonly string[];
  /** What could not be checked, and why. */
  readonly unchecked: readonly string[];
}

/** The maximum length of a decoded request body, in bytes: a longer one is not checked. */
const MAX_REQUEST = 2 ** 20;

/** The maximum length of a decoded response body, in bytes. */
const MAX_RESPONSE = 8 * 2 ** 20;

/** Checks what was passed on against an API's document. */
export function createInspector(
  api: MockApi,
  baseUrl: string,
): (forwarded: Forwarded, duration: number) => Promise<ProxiedExchange> {
  const inspectRequest = createRequestInspector(api, baseUrl);
  return async (forwarded, duration) => {
    const { method, url, requestHeaders, requestBody, status } = forwarded;
    const bytes = await decoded(requestBody, requestHeaders, MAX_REQUEST);
    const body = bytes && new Response(bytes).body;
    const { path, operationId, violations } = await inspectRequest({ method, url, headers: requestHeaders, body });
    const redact = createRedact(credentialsIn(api.facts, url, requestHeaders));
    const answered = await decoded(forwarded.responseBody, forwarded.responseHeaders, MAX_RESPONSE);
    const response = operationId === undefined ? [] : violationsIn(api, operationId, forwarded, answered);
    return {
      ...{ method, path: operationId === undefined ? redact(path) : path, status, duration },
      ...(operationId !== undefined && { operationId }),
      request: violations.map(redact),
      response: response.map(redact),
      unchecked: [
        ...(bytes === undefined ? ["the request's body: it is incomplete, too long, or in an unknown coding"] : []),
        ...(operationId !== undefined && answered === undefined
          ? ["the response's body: it is too long, or in an unknown coding"]
          : []),
      ],
    };
  };
}

/** @param bytes the body without its codings; absent if it can't be checked */
function violationsIn(
  api: MockApi,
  operationId: string,
  { method, url, status, responseHeaders }: Forwarded,
  bytes: Buffer<ArrayBuffer> | undefined,
): readonly string[] {
  const text = bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const hasInvalidUtf8 = bytes !== undefined && !isUtf8(bytes);
  const request = { method, url, headers: {} };
  const answer = { request, status, headers: responseHeaders, text, duration: 0, hasInvalidUtf8 };
  return contractViolations(api, operationId, answer).map(({ message }) => message);
}

/** `undefined` if the body can't be checked. */
async function decoded(
  body: Buffer<ArrayBuffer> | undefined,
  headers: Headers,
  maxLength: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  return body && decodeContent(body, headers.get("content-encoding") ?? "", maxLength);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
