import type { Spec } from "../find/specs.ts";
import { ABSENT, hashLines } from "../recall/hash.ts";
import type { Hashes } from "../recall/unchanged.ts";
import type { Sources } from "./resolver.ts";

/** What a document was read from: later, its files may be others. What could not be read is absent. */
export async function hashSources({ overlays = [] }: Spec, sources: Sources): Promise<Hashes> {
  const hashes = new Map(overlays.map((file) => [file, ABSENT]));
  for (const [file, source] of sources) {
    const text = await source.then(({ body }) => hashLines(body)).catch(() => ABSENT);
    hashes.set(file, text);
  }
  return Object.fromEntries(hashes);
}
