import { join } from "node:path";
import type { DocumentResult } from "../document-result.ts";
import type { Spec } from "../find/specs.ts";
import { formatSettingsFiles } from "../format/settings-files.ts";
import type { GenerateRequest } from "../generate-request.ts";
import { type CacheContent, readCacheFile, writeCacheFile } from "./cache-file.ts";
import { hash, hashFile, hashLines } from "./hash.ts";
import { hashPipeline } from "./hash-pipeline.ts";
import { areUnchanged, type Hashes, canChangeUnseen, readingOf } from "./unchanged.ts";

/** The inputs and outputs of an API's compilation. */
interface CacheEntry {
  /** How the document is read. */
  readonly reading: string;
  readonly inputs: Hashes;
  readonly outputs: Hashes;
}

/** The cached result of an API. */
export interface Recalled {
  /** The absolute paths of the files that were read. */
  readonly inputs: readonly string[];
  /** The paths of the files that were written. */
  readonly outputs: readonly string[];
}

interface Content extends CacheContent {
  /** The files that configure the lint. */
  readonly lintFiles: Hashes;
  readonly apis: Readonly<Record<string, CacheEntry>>;
}

/**
 * Remembers hashes of inputs and outputs, so that unchanged documents need not be compiled again. It is below
 * `node_modules`, never in git: a clean clone has no cache.
 */
export class Cache {
  readonly #file: string | undefined;
  readonly #out: string;
  readonly #fingerprint: string;
  #lintFiles: Hashes = {};
  #entries = new Map<string, CacheEntry>();

  private constructor(file: string | undefined, out: string, fingerprint: string) {
    this.#file = file;
    this.#out = out;
    this.#fingerprint = fingerprint;
  }

  /** Without a `cache` folder nothing is remembered. */
  static open({ cache, out, lint, compile, format }: GenerateRequest, specs: readonly Spec[]): Cache {
    const file = cache && join(cache, `${hash(out).slice(0, 16)}.json`);
    const names = specs.map(({ name }) => name);
    const settings = formatSettingsFiles(out, names).map((each) => hashFile(each));
    const config = lint.config === undefined ? "" : hashFile(lint.config);
    const fingerprint = hash(JSON.stringify([hashPipeline(), lint, config, compile, format, settings]));
    const opened = new Cache(file, out, fingerprint);
    if (file) opened.#read(file);
    return opened;
  }

  #read(file: string): void {
    const content = readCacheFile<Content>(file, this.#fingerprint);
    if (content === undefined || !areUnchanged(content.lintFiles)) return;
    this.#lintFiles = content.lintFiles;
    this.#entries = new Map(Object.entries(content.apis));
  }

  /** A document's inputs and outputs, if none of them has changed. */
  lookup(spec: Spec): Recalled | undefined {
    const entry = this.#entries.get(spec.name);
    if (entry?.inputs[spec.file] === undefined || entry.reading !== readingOf(spec)) return undefined;
    if (!areUnchanged(entry.inputs)) return undefined;
    if (!areUnchanged(entry.outputs, this.#out)) return undefined;
    const inputs = [...Object.keys(entry.inputs), ...Object.keys(this.#lintFiles)];
    return { inputs, outputs: Object.keys(entry.outputs) };
  }

  /** A document with errors, with remote parts or from standard input is compiled each time. */
  store({ spec, inputs, lintFiles, files, errors }: DocumentResult): void {
    this.#lintFiles = lintFiles;
    if (errors.length > 0 || canChangeUnseen(spec, inputs)) return;
    this.#entries.set(spec.name, {
      reading: readingOf(spec),
      inputs,
      outputs: Object.fromEntries(files.map(({ path, content }) => [path, hashLines(content)])),
    });
  }

  save(): void {
    if (!this.#file) return;
    const content: Content = {
      fingerprint: this.#fingerprint,
      lintFiles: this.#lintFiles,
      apis: Object.fromEntries(this.#entries),
    };
    writeCacheFile(this.#file, content);
  }
}
