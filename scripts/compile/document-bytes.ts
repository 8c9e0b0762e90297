import { deserialize, serialize } from "node:v8";
import type { OpenApiDocument } from "./document.ts";

/** A document as it goes from one thread to another: the thread between them need not read it. */
export function toBytes(document: OpenApiDocument): Uint8Array {
  return serialize(document);
}

/** The document that `toBytes` was given. */
export function fromBytes(bytes: Uint8Array): OpenApiDocument {
  return deserialize(bytes) as OpenApiDocument;
}
