import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Options } from "prettier";
import { DocumentError } from "../compile/document.ts";
import { compileSpec } from "./compile.ts";
import { formatSource, isLarge, readFormat } from "./format.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { Loader } from "./load.ts";
import { type Problem, SpecError } from "./problem.ts";
import type { Spec } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** What became of one spec. Threads hand it on to each other. */
export interface Outcome {
  readonly spec: Spec;
  /** What it was compiled into; nothing where it has a problem. */
  readonly files: readonly GeneratedFile[];
  /** The absolute paths, or URLs, of the files that it consists of. */
  readonly inputs: readonly string[];
  readonly problems: readonly Problem[];
  /** In milliseconds. */
  readonly duration: number;
}

/** Lints, compiles and formats specs, one after another. */
export class Compiler {
  readonly #workspace: Workspace;
  readonly #loader: Loader;
  readonly #format: Options;

  private constructor(workspace: Workspace, loader: Loader, format: Options) {
    this.#workspace = workspace;
    this.#loader = loader;
    this.#format = format;
  }

  static async create(workspace: Workspace): Promise<Compiler> {
    const loader = await Loader.create(workspace.redocly, workspace);
    return new Compiler(workspace, loader, await readFormat(workspace.generated));
  }

  /** The files that say how the lint is to be done. */
  get settings(): readonly string[] {
    return this.#loader.files;
  }

  async compile(spec: Spec): Promise<Outcome> {
    const start = performance.now();
    const done = (outcome: Pick<Outcome, "files" | "inputs" | "problems">) => ({
      spec,
      ...outcome,
      duration: performance.now() - start,
    });
    try {
      const { sources, inputs } = await this.#compile(spec);
      return done({ files: await this.#layOut(sources), inputs, problems: [] });
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      return done({ files: [], inputs: [], problems: error.problems });
    }
  }

  /** Apart from the formatting, so that a large document is forgotten by then. */
  async #compile(spec: Spec): Promise<{ sources: ReadonlyMap<string, string>; inputs: readonly string[] }> {
    const { document, files: inputs, locate } = await this.#loader.load(spec.file);
    try {
      return { inputs, sources: compileSpec(spec, document, this.#workspace.runtime) };
    } catch (error) {
      throw error instanceof DocumentError ? locate(error) : error;
    }
  }

  #layOut(sources: ReadonlyMap<string, string>): Promise<GeneratedFile[]> {
    const { generated, formatLarge = false } = this.#workspace;
    const isFormatted = formatLarge || !isLarge(sources.values());
    return Promise.all(
      [...sources].map(async ([path, source]) => ({
        path,
        content: isFormatted ? await formatSource(source, join(generated, path), this.#format) : source,
      })),
    );
  }
}
