import { deserialize, serialize } from "node:v8";
import type { OpenApiDocument } from "./document.ts";

/** A document as bytes, to be passed between threads: one that only passes it on need not parse it. */
export function toBytes(document: OpenApiDocument): Uint8Array {
  return serialize(document);
}

/** The document that `toBytes` was given. */
export function fromBytes(bytes: Uint8Array): OpenApiDocument {
  return deserialize(bytes) as OpenApiDocument;
}
