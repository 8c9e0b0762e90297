import type { Oas3_1Schema, Oas3Operation, Oas3RequestBody, Oas3Response } from "@redocly/openapi-core";
import { essenceOf } from "revokit/toolkit";
import { dereference, type METHODS, type OpenApiDocument } from "../document.ts";
import type { Note } from "../note.ts";
import { noteExtensions } from "../extensions.ts";
import { normalizeParameters } from "./normalize-parameters.ts";
import { mergeParameters, type PathItem } from "./path-item.ts";

type Operation = Oas3Operation<Oas3_1Schema>;

/** An operation's place, and the notes on it. */
export interface RequestContext {
  readonly document: OpenApiDocument;
  readonly item: PathItem;
  readonly path: string;
  readonly method: (typeof METHODS)[number];
  readonly pointer: string;
  readonly notes: Note[];
}

/**
 * Normalizes an operation so that its request can be sent as described: with the path item's parameters, and without what
 * can't be sent, which is noted.
 */
export function normalizeRequest(operation: Operation, context: RequestContext): Operation {
  const { document, item, method, pointer, notes } = context;
  const note = (message: string) => void notes.push({ message, pointer });
  const { parameters: _, servers: own, requestBody, ...rest } = operation;
  const references = mergeParameters(document, item.parameters, operation.parameters);
  const parameters = normalizeParameters([...references.keys()], context);
  const body = requestBody && dereference<Oas3RequestBody>(document, requestBody);
  const unsendable = body && whyUnsendable(body, method);
  if (unsendable !== undefined) note(`The request body is left out: ${unsendable}.`);
  if (method === "trace") note("The operation can't be called: no fetch sends TRACE.");
  if (!("x-idempotency" in operation) && parameters.some(isIdempotencyKey)) {
    note(
      "Idempotency-Key is sent as any other header: add `x-idempotency: { header: Idempotency-Key }` to the operation, for example in an overlay, so that the client makes keys and retries with them.",
    );
  }
  noteExtensions(operation, pointer, notes);
  noteItems(document, operation, note);
  if (body && unsendable === undefined) noteParts(body, note);
  const servers = own ?? item.servers;
  return {
    ...rest,
    ...(parameters.length > 0 && { parameters: parameters.map((each) => references.get(each) ?? each) }),
    ...(requestBody && unsendable === undefined && { requestBody }),
    ...(servers !== undefined && servers.length > 0 && { servers }),
  };
}

/** Of the sequences of OpenAPI 3.2, only the events of `text/event-stream` are typed. */
function noteItems(document: OpenApiDocument, { responses }: Operation, note: (message: string) => void): void {
  for (const response of Object.values(responses)) {
    const { content = {} } = dereference<Oas3Response>(document, response);
    for (const [mediaType, { itemSchema }] of Object.entries(content)) {
      if (itemSchema === undefined || essenceOf(mediaType) === "text/event-stream") continue;
      note(`The items of ${mediaType} have no type: the client returns the response as bytes, or unread.`);
    }
  }
}

/**
 * OpenAPI describes the headers of a form's parts, but has no place for their values. The parts of 3.2 that have a position
 * and no name are not written.
 */
function noteParts({ content }: Oas3RequestBody, note: (message: string) => void): void {
  for (const [mediaType, holder] of Object.entries(content)) {
    const positional = ["prefixEncoding", "itemEncoding"].filter((keyword) => keyword in holder);
    for (const keyword of positional) note(`The ${keyword} of ${mediaType} is not followed: pass the body as bytes.`);
    for (const [part, { headers = {} }] of Object.entries(holder.encoding ?? {})) {
      const names = Object.keys(headers).filter((name) => name.toLowerCase() !== "content-type");
      if (names.length === 0) continue;
      note(`The part "${part}" of ${mediaType} is sent without ${names.join(", ")}: nothing says what the values are.`);
    }
  }
}

/** Why a body can't be sent, in words. */
function whyUnsendable({ content }: Oas3RequestBody, method: RequestContext["method"]): string | undefined {
  // Fetch, 5.3.
  const isRefused = method === "get" || method === "head" || method === "trace";
  if (isRefused) return `no fetch sends one with ${method.toUpperCase()}`;
  return Object.keys(content).length === 0 ? "it has no media type" : undefined;
}

function isIdempotencyKey({ in: place, name }: { readonly in?: string; readonly name: string }): boolean {
  return place === "header" && name.toLowerCase() === "idempotency-key";
}
