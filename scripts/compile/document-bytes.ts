import type { OpenApiDocument } from "./document.ts";

/**
 * A document as it goes from one thread to another: the thread between them need not read it. It is JSON, which V8 reads
 * several times as fast as what it clones; YAML's `.inf` and `.nan`, which no keyword can have, become null.
 */
export function toBytes(document: OpenApiDocument): Uint8Array {
  return Buffer.from(JSON.stringify(document));
}

/** The document that `toBytes` was given. */
export function fromBytes(bytes: Uint8Array): OpenApiDocument {
  // What is parsed was a document.
  return JSON.parse(new TextDecoder().decode(bytes)) as OpenApiDocument;
}
