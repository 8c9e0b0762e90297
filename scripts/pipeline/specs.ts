import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";

/** A spec that was found: the file's name without its ending is the API's name. */
export interface Spec {
  readonly name: string;
  readonly file: string;
}

/** YAML and JSON; other standards' documents about the same API (`kirim.arazzo.yaml`) have a second ending. */
const SPEC = /^[^.]+\.(ya?ml|json)$/;

/** Every OpenAPI document directly in a folder, by name. Throws where two files would give one API. */
export async function findSpecs(folder: string): Promise<Spec[]> {
  const files = (await readdir(folder)).filter((file) => SPEC.test(file)).sort();
  const specs = files.map((file): Spec => ({ name: parse(file).name, file: join(folder, file) }));
  for (const [index, spec] of specs.entries()) {
    const next = specs[index + 1];
    if (next?.name === spec.name) {
      throw new Error(`${spec.file} and ${next.file} are both called "${spec.name}": rename one of them.`);
    }
  }
  return specs;
}
