import type { Bytes } from "../../bytes.ts";

// cspell:disable -- Base64
/** Minimal files of some media types in Base64, for responses without an example. */
const FILES: Readonly<Record<string, string>> = {
  "image/png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "image/gif": "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  "image/webp": "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
  "image/jpeg":
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z",
  "application/zip": "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
  "application/gzip": "H4sIAAAAAAAAAwMAAAAAAAAAAAA=",
};

const TEXTS: Readonly<Record<string, string>> = {
  "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  "text/html": "<!doctype html><title>Sample</title>",
  "application/pdf":
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
};

/** The minimal file of a media type; `undefined` for types without a required structure. */
export function tinyFile(mediaType: string): string | Bytes | undefined {
  const file = Object.hasOwn(FILES, mediaType) ? FILES[mediaType] : undefined;
  if (file !== undefined) return Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  return Object.hasOwn(TEXTS, mediaType) ? TEXTS[mediaType] : undefined;
}
