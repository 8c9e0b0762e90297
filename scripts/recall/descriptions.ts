import { join } from "node:path";
import type { CompiledSources } from "../compile/evaluate-sources.ts";
import type { Spec } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { type CacheContent, readCacheFile, writeCacheFile } from "./cache-file.ts";
import { hash } from "./hash.ts";
import { hashPipeline } from "./hash-pipeline.ts";
import { areUnchanged, type Hashes, canChangeUnseen, readingOf } from "./unchanged.ts";

/** A document that was compiled in memory. */
interface Compiled {
  readonly sources: CompiledSources;
  /** The files that it consists of, and its overlays, as they were read. */
  readonly inputs: Hashes;
  /** The files that configure how, as they were read. */
  readonly settings: Hashes;
}

interface Content extends CacheContent, Compiled {}

/** Keeps documents that were compiled in memory, so that the mock of an unchanged one starts without the compilers. */
export class Descriptions {
  readonly #folder: string | undefined;
  readonly #lint: LintSettings;

  /** @param cache the folder for what is kept; without one, nothing is */
  constructor(cache: string | undefined, lint: LintSettings) {
    this.#folder = cache && join(cache, "described");
    this.#lint = lint;
  }

  /** What a document was compiled to, if nothing that it was compiled from has changed. */
  lookup(spec: Spec): Compiled | undefined {
    if (this.#folder === undefined || spec.text !== undefined) return undefined;
    const content = readCacheFile<Content>(this.#fileOf(spec), hashPipeline());
    return content && areUnchanged(content.inputs) && areUnchanged(content.settings) ? content : undefined;
  }

  store(spec: Spec, { sources, inputs, settings }: Compiled): void {
    if (this.#folder === undefined || canChangeUnseen(spec, inputs)) return;
    const content: Content = { fingerprint: hashPipeline(), sources, inputs, settings };
    writeCacheFile(this.#fileOf(spec), content);
  }

  #fileOf(spec: Spec): string {
    const { file, name } = spec;
    const wanted = JSON.stringify([file, name, readingOf(spec), this.#lint]);
    return join(this.#folder ?? "", `${name}-${hash(wanted).slice(0, 16)}.json`);
  }
}
