import { readdir } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import { isFolderName } from "../escape/file-name.ts";

/** An OpenAPI document to compile. */
export interface Spec {
  /** Of the API, and of the folder of its code: the file's name without its ending, unless another was given. */
  readonly name: string;
  /** An absolute path. */
  readonly file: string;
  /** The folder that its references stay below, an absolute path. */
  readonly root: string;
}

/** Where the documents are: every one directly in a folder, or the files that were named. Paths are absolute. */
export type Input = ({ readonly folder: string } | { readonly files: readonly string[]; readonly name?: string }) & {
  /** The folder that references stay below. Default: that of each document. */
  readonly root?: string;
};

/** YAML and JSON; other standards' documents about the same API (`kirim.arazzo.yaml`) have a second ending. */
const SPEC = /^[^.]+\.(ya?ml|json)$/;

/** Whether a file in a folder of documents is taken for one of them. */
export function isSpecName(name: string): boolean {
  return SPEC.test(name);
}

/** The documents of an input, by name. Throws where there is none, where two would give one API, or a name can't be a folder's. */
export async function findSpecs(input: Input): Promise<Spec[]> {
  const files = "files" in input ? input.files : await documentsIn(input.folder);
  const given = "files" in input ? input.name : undefined;
  const specs = files
    .map((file): Spec => ({ name: given ?? parse(file).name, file, root: input.root ?? dirname(file) }))
    .sort((a, b) => (a.name < b.name || (a.name === b.name && a.file < b.file) ? -1 : 1));
  for (const [index, spec] of specs.entries()) {
    if (!isFolderName(spec.name)) {
      throw new Error(
        `${JSON.stringify(spec.name)} can't be the name of a folder: rename ${spec.file}, or pass --name. Letters, digits, ".", "-" and "_" will do, the first of them no "." or "-".`,
      );
    }
    const next = specs[index + 1];
    if (next?.name.toLowerCase() === spec.name.toLowerCase()) {
      throw new Error(`${spec.file} and ${next.file} are both called "${spec.name}": rename one of them.`);
    }
  }
  return specs;
}

async function documentsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new Error(`The folder of the specs can't be read: ${folder}`, { cause: error });
  });
  const files = names.filter(isSpecName).map((name) => join(folder, name));
  // To go on would remove all that was generated, more likely by mistake than by intent.
  if (files.length === 0) throw new Error(`There is no OpenAPI document in ${folder}.`);
  return files;
}
