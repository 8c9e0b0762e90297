import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";
import { isFolderName } from "../escape/file-name.ts";

/** A spec that was found: the file's name without its ending is the API's name. */
export interface Spec {
  readonly name: string;
  readonly file: string;
}

/** YAML and JSON; other standards' documents about the same API (`kirim.arazzo.yaml`) have a second ending. */
const SPEC = /^[^.]+\.(ya?ml|json)$/;

/** Every OpenAPI document directly in a folder, by name. Throws where there is none. */
export async function findSpecs(folder: string): Promise<Spec[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new Error(`The folder of the specs can't be read: ${folder}`, { cause: error });
  });
  const files = names.filter((name) => SPEC.test(name)).map((name) => join(folder, name));
  // To go on would remove all that was generated, more likely by mistake than by intent.
  if (files.length === 0) throw new Error(`There is no OpenAPI document in ${folder}.`);
  return namedSpecs(files);
}

/** Specs by their files, in the order of their names. Throws where two would give one API. */
export function namedSpecs(files: readonly string[]): Spec[] {
  const specs = files
    .map((file): Spec => ({ name: parse(file).name, file }))
    .sort((a, b) => (a.name < b.name || (a.name === b.name && a.file < b.file) ? -1 : 1));
  for (const [index, spec] of specs.entries()) {
    if (!isFolderName(spec.name)) {
      throw new Error(
        `${spec.file} can't give its folder a name: rename it to letters, digits, ".", "-" and "_", beginning with a letter or digit.`,
      );
    }
    const next = specs[index + 1];
    if (next?.name === spec.name) {
      throw new Error(`${spec.file} and ${next.file} are both called "${spec.name}": rename one of them.`);
    }
  }
  return specs;
}
