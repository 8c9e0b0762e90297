import { isUrl } from "../files/is-url.ts";
import { readdir } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import { isFolderName } from "../escape/file-name.ts";
import type { Filter } from "./filter.ts";

/** How a document is read. */
interface Reading {
  /**
   * The folder that its references to other files must stay below, an absolute path. Default: that of the document, if
   * it is a file.
   */
  readonly root?: string | undefined;
  /** Which of its operations are compiled. Default: all. */
  readonly filter?: Filter | undefined;
  /** Absolute paths of OpenAPI Overlays to apply to it, in this order. */
  readonly overlays?: readonly string[] | undefined;
}

/** An OpenAPI document to compile. */
export interface Spec extends Reading {
  /** The name of the API and of its code's folder: the file's name without its extension, unless another was given. */
  readonly name: string;
  /** An absolute path, or a URL. */
  readonly file: string;
  /** Its text, if it comes from a URL or from standard input. */
  readonly text?: string | undefined;
}

/** Every document directly in a folder, an absolute path. */
export interface FolderSource extends Reading {
  readonly folder: string;
}

/** One document. */
export interface DocumentSource extends Reading {
  /** An absolute path, or a URL. */
  readonly file: string;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
}

/** Where the documents are. */
export type Input = readonly (FolderSource | DocumentSource)[];

/** YAML and JSON. Documents of other standards about the same API (`kirim.arazzo.yaml`) have a second extension. */
const SPEC = /^[^.]+\.(ya?ml|json)$/;

/** Whether a file in a folder of documents counts as one. */
export function isSpecName(name: string): boolean {
  return SPEC.test(name);
}

/**
 * Resolves the input to a named list of documents. Throws if there are none, if two have the same name, or if a name is not a
 * valid folder name.
 */
export async function findSpecs(input: Input): Promise<Spec[]> {
  const specs = (
    await Promise.all(input.map(async (source) => ("folder" in source ? specsIn(source) : [specOf(source)])))
  )
    .flat()
    .sort((a, b) => (a.name < b.name || (a.name === b.name && a.file < b.file) ? -1 : 1));
  const folders = new Map<string, Spec>();
  for (const spec of specs) {
    if (!isFolderName(spec.name)) {
      throw new Error(
        `${JSON.stringify(spec.name)} can't be the name of a folder: rename ${spec.file}, or pass --name. Use letters, digits, ".", "-" and "_", and don't begin with "." or "-".`,
      );
    }
    // Some file systems ignore case, and the ways in which Unicode composes a character.
    const folder = spec.name.normalize().toLowerCase();
    const same = folders.get(folder);
    if (same !== undefined) {
      throw new Error(`${same.file} and ${spec.file} are both called "${same.name}": rename one of them.`);
    }
    folders.set(folder, spec);
  }
  return specs;
}

function specOf(source: DocumentSource): Spec {
  const { name = nameOf(source.file), root = source.text === undefined ? dirname(source.file) : undefined } = source;
  return { ...source, name, root };
}

async function specsIn({ folder, ...reading }: FolderSource): Promise<Spec[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new Error(`The folder of the specs can't be read: ${folder}`, { cause: error });
  });
  const files = names.filter(isSpecName).map((name) => join(folder, name));
  // Continuing would remove all generated code, which is probably a mistake.
  if (files.length === 0) throw new Error(`There is no OpenAPI document in ${folder}.`);
  return files.map((file) => specOf({ ...reading, file }));
}

/** The last part of a path or URL, without its extension. */
function nameOf(file: string): string {
  return parse(isUrl(file) ? new URL(file).pathname : file).name;
}
