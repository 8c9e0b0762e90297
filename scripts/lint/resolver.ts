import { BaseResolver, type Config, type Document, isAbsoluteUrl, ResolveError, Source } from "@redocly/openapi-core";
import { messageOf } from "revokit/toolkit";
import { refuseExcess } from "./bounds.ts";
import { readBounded, realFolder } from "./read-bounded.ts";

/** What a document's references may lead to. */
export interface Reach {
  /** The document itself, which may be anywhere. */
  readonly file: string;
  /** The folder that all else has to be below. */
  readonly root: string;
  /** Whether references to other hosts are followed. */
  readonly allowRemote: boolean;
}

/** What was read, by paths and URLs. */
export type Sources = Map<string, Promise<Source>>;

/** Reads the files of one document, and nothing beyond its reach. */
export class Resolver extends BaseResolver {
  readonly #reach: Reach;
  readonly #sources: Sources;

  /** @param sources shared by resolvers that parse the same files again */
  constructor(settings: Config["resolve"], reach: Reach, sources: Sources = new Map()) {
    super(settings);
    this.#reach = reach;
    this.#sources = sources;
  }

  override loadExternalRef(reference: string): Promise<Source> {
    const source = this.#sources.get(reference) ?? this.#load(reference);
    this.#sources.set(reference, source);
    return source;
  }

  async #load(reference: string): Promise<Source> {
    const { file, root, allowRemote } = this.#reach;
    if (!isAbsoluteUrl(reference)) return readSource(reference, reference === file ? undefined : realFolder(root));
    if (allowRemote) return super.loadExternalRef(reference);
    throw new ResolveError(
      new Error("remote references are refused: keep a copy beside the spec, or pass --allow-remote"),
    );
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const isJson = isRoot || source.absoluteRef.endsWith(".json");
    const document = (isJson ? parseJson(source) : undefined) ?? super.parseDocument(source, isRoot);
    refuseExcess(document);
    return document;
  }
}

/** Reads the settings of the lint, which belong to the project and may be anywhere on the disk. */
export class SettingsResolver extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<Source> {
    if (!isAbsoluteUrl(reference)) return readSource(reference, undefined);
    throw new ResolveError(new Error("the settings of the lint are read from the disk alone"));
  }
}

/** As Redocly does, but at once: for a small file the thread pool takes longer than the disk. */
function readSource(file: string, root: string | undefined): Source {
  try {
    return new Source(file, readBounded(file, root).replaceAll("\r\n", "\n"));
  } catch (error) {
    throw new ResolveError(new Error(messageOf(error), { cause: error }));
  }
}

/** JSON is YAML too, but as JSON it is read ten times as fast. Undefined where it is something else, or has a mistake to point at. */
function parseJson(source: Source): Document | undefined {
  if (!/^\s*\{/.test(source.body)) return undefined;
  try {
    return { source, parsed: JSON.parse(source.body) };
  } catch {
    return undefined;
  }
}
