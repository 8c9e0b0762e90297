import { createClient, type ClientOptions, InvalidRequestError } from "revokit";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { Note } from "../../scripts/compile/note.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { contractOf } from "./contract.ts";

/** The servers of a document that has none. */
export const SERVERS = [{ url: "https://api.example.test/v1" }];

/** Responses that need no further description. */
export const OK = { "200": { description: "OK." } };

/** The schema of a string. */
export const string = { type: "string" };

/** Calls an operation of a document, and returns the request that was sent. */
export async function send(
  document: object,
  id: string,
  args: object = {},
  options: object = {},
  client: ClientOptions = {},
) {
  const sent: { method: string; url: string; headers: Readonly<Record<string, string>>; body: unknown }[] = [];
  const fetch: ClientOptions["fetch"] = (url, { method = "GET", headers, body }) => {
    sent.push({ method, url, headers: Object.fromEntries(new Headers(headers)), body });
    return Promise.resolve(new Response(null, { status: 200 }));
  };
  const methods = createClient(contractOf({ servers: SERVERS, ...document }), { fetch, ...client });
  const method: unknown = Reflect.get(methods, id);
  if (typeof method !== "function") throw new Error(`There is no ${id}.`);
  try {
    await Reflect.apply(method, methods, [args, options]);
  } catch (error) {
    // The response has no body, which is an error, but the request was sent.
    if (error instanceof InvalidRequestError) throw error;
  }
  const [only] = sent;
  if (only === undefined || sent.length > 1) throw new Error("Expected exactly one request.");
  return only;
}

/** The notes on a document, each after its place. */
export function notesOn(document: object): string[] {
  const notes: Note[] = [];
  normalizeDocument(document as OpenApiDocument, notes);
  return notes.map(({ message, pointer }) => `${pointer} ${message}`);
}

/** Required path parameters of these names. */
export const inPath = (...names: readonly string[]) =>
  names.map((name) => ({ name, in: "path", required: true, schema: string }));
