import type { Spec } from "../find/specs.ts";
import { ABSENT, hashLines } from "../recall/hash.ts";
import type { Hashes } from "../recall/unchanged.ts";
import type { Sources } from "./resolver.ts";

/** Hashes of what was read, since the files may have changed since then; `ABSENT` for what could not be read. */
export async function hashSources({ overlays = [] }: Spec, sources: Sources): Promise<Hashes> {
  const hashes = new Map(overlays.map((file) => [file, ABSENT]));
  for (const [file, source] of sources) {
    const text = await source.then(({ body }) => hashLines(body)).catch(() => ABSENT);
    hashes.set(file, text);
  }
  return Object.fromEntries(hashes);
}
