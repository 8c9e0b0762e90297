import { isUtf8 } from "node:buffer";
import { existsSync, realpathSync } from "node:fs";
import { BaseResolver, type Config, type Document, isAbsoluteUrl, ResolveError, Source } from "@redocly/openapi-core";
import { messageOf } from "revokit/toolkit";
import { withLineFeeds } from "../files/line-ends.ts";
import { readRegularBytes } from "../files/read-file.ts";
import { assertWalkable } from "./document-size.ts";
import { BoundedFetch } from "./fetch-bounded.ts";
import { IdentifiedFiles } from "./identified-files.ts";
import { parseOnce } from "./parse-once.ts";
import { percentDecode } from "./percent-decode.ts";
import { parseUnderIndented } from "./under-indented.ts";

/** The reach of a document's references. */
export interface Reach {
  /** The document itself, which may be anywhere. */
  readonly file: string;
  /** Its text, if it is already known. */
  readonly text?: string | undefined;
  /** The folder that contains all other files. Absent: no file is read. */
  readonly root?: string | undefined;
  /** Whether references to other hosts are followed. */
  readonly allowRemote: boolean;
}

/** What was read, by paths and URLs. */
export type Sources = Map<string, Promise<Source>>;

/** Reads the files of one document, within its reach. */
export class Resolver extends BaseResolver {
  readonly #reach: Reach;
  readonly #sources: Sources;
  #identified: Promise<IdentifiedFiles> | undefined;

  /** @param sources shared by resolvers that parse the same files again */
  constructor({ http }: Config["resolve"], reach: Reach, sources: Sources = new Map()) {
    const remote = new BoundedFetch({ mayLeave: false });
    const customFetch = async (url: string, { headers }: { readonly headers: Record<string, string> }) => {
      const { text, contentType } = await remote.get(url, headers);
      return new Response(text, { headers: { "content-type": contentType } });
    };
    super({ http: { ...http, customFetch } });
    this.#reach = reach;
    this.#sources = sources;
  }

  /**
   * A fetched document may refer only to its own origin. A URL, or a file that does not exist, may be the `$id` of another
   * file.
   */
  override async resolveDocument<T>(base: string | null, reference: string, isRoot = false) {
    const target = this.resolveExternalRef(base, reference);
    if (base !== null && isAbsoluteUrl(base) && !isOfOrigin(target, base)) {
      throw new ResolveError(new Error(`a document from ${new URL(base).origin} may refer only to that origin`));
    }
    if (!isRoot && (isAbsoluteUrl(target) || !existsSync(target))) {
      const file = (await this.#identify()).get(base, reference);
      if (file !== undefined) return super.resolveDocument<T>(null, file);
    }
    return super.resolveDocument<T>(base, reference, isRoot);
  }

  /** A reference is a URI (RFC 3986), in which a file's name is percent-encoded, but many are written unencoded. */
  override resolveExternalRef(base: string | null, reference: string): string {
    const target = super.resolveExternalRef(base, reference);
    const decoded = isAbsoluteUrl(target) ? target : percentDecode(target);
    return decoded === target || existsSync(target) ? target : decoded;
  }

  #identify(): Promise<IdentifiedFiles> {
    this.#identified ??= this.#findIdentified();
    return this.#identified;
  }

  /** What can't be read is reported where it is referred to. */
  async #findIdentified(): Promise<IdentifiedFiles> {
    const read = async (base: string | null, reference: string, isRoot = false) => {
      const file = await super.resolveDocument(base, reference, isRoot).catch(() => undefined);
      return file instanceof Error ? undefined : file;
    };
    return IdentifiedFiles.find(await read(null, this.#reach.file, true), read);
  }

  override loadExternalRef(reference: string): Promise<Source> {
    const source = this.#sources.get(reference) ?? this.#load(reference);
    this.#sources.set(reference, source);
    return source;
  }

  async #load(reference: string): Promise<Source> {
    const { file, text, root, allowRemote } = this.#reach;
    if (reference === file && text !== undefined) return new Source(file, withLineFeeds(text));
    if (reference === file) return readSource(file);
    if (!isAbsoluteUrl(reference)) return readSource(reference, folderOf(root));
    if (allowRemote) return super.loadExternalRef(reference);
    throw new ResolveError(
      new Error("remote references are refused: keep a copy beside the spec, or pass --allow-remote"),
    );
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const mayBeJson = isRoot || source.absoluteRef.endsWith(".json");
    const parseYaml = (yaml: Source) => super.parseDocument(yaml, isRoot);
    return parseOnce(source, () => {
      const document = (mayBeJson ? parseJson(source) : undefined) ?? parseUnderIndented(source, parseYaml);
      assertWalkable(document);
      return document;
    });
  }
}

/** Reads the settings of the lint, which belong to the project and may be anywhere on the disk. */
export class SettingsResolver extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<Source> {
    if (!isAbsoluteUrl(reference)) return readSource(reference);
    throw new ResolveError(new Error("lint settings are read only from disk"));
  }
}

/**
 * Other encodings are refused: a misread character could be part of a path or a value. Synchronous: for a small file the thread
 * pool takes longer than the disk.
 */
function readSource(file: string, root?: string): Source {
  try {
    const bytes = readRegularBytes(file, root);
    if (!isUtf8(bytes)) throw new Error(`${file} is not UTF-8: save it as UTF-8`);
    return new Source(file, withLineFeeds(bytes.toString()));
  } catch (error) {
    throw new ResolveError(new Error(messageOf(error), { cause: error }));
  }
}

function folderOf(root: string | undefined): string {
  if (root !== undefined) return realpathSync.native(root);
  throw new ResolveError(new Error("files are read only below the folder that --root names"));
}

function isOfOrigin(target: string, base: string): boolean {
  return URL.canParse(target) && new URL(target).origin === new URL(base).origin;
}

/** JSON is also YAML, but `JSON.parse` reads it ten times as fast. Undefined if it is not valid JSON. */
function parseJson(source: Source): Document | undefined {
  if (!/^\s*\{/.test(source.body)) return undefined;
  try {
    return { source, parsed: JSON.parse(source.body) };
  } catch {
    return undefined;
  }
}
