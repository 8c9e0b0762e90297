import { performance } from "node:perf_hooks";
import { DocumentError } from "../compile/document.ts";
import { compileSpec } from "./compile.ts";
import { Loader } from "./load.ts";
import { type Problem, SpecError } from "./problem.ts";
import type { Spec } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** What became of one spec. Threads hand it on to each other. */
export interface Outcome {
  readonly spec: Spec;
  /** What it was compiled into, by path, before the layout; nothing where it has a problem. */
  readonly sources: ReadonlyMap<string, string>;
  /** The absolute paths, or URLs, of the files that it consists of. */
  readonly inputs: readonly string[];
  readonly problems: readonly Problem[];
  /** In milliseconds. */
  readonly duration: number;
}

/** Lints and compiles specs, one after another. */
export class Compiler {
  readonly #workspace: Workspace;
  readonly #loader: Loader;

  private constructor(workspace: Workspace, loader: Loader) {
    this.#workspace = workspace;
    this.#loader = loader;
  }

  static async create(workspace: Workspace): Promise<Compiler> {
    const loader = await Loader.create(workspace.redocly, workspace);
    return new Compiler(workspace, loader);
  }

  /** The files that say how the lint is to be done. */
  get settings(): readonly string[] {
    return this.#loader.files;
  }

  async compile(spec: Spec): Promise<Outcome> {
    const start = performance.now();
    const done = (outcome: Pick<Outcome, "sources" | "inputs" | "problems">) => ({
      spec,
      ...outcome,
      duration: performance.now() - start,
    });
    try {
      const { sources, inputs } = await this.#compile(spec);
      return done({ sources, inputs, problems: [] });
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      return done({ sources: new Map(), inputs: [], problems: error.problems });
    }
  }

  async #compile(spec: Spec): Promise<{ sources: ReadonlyMap<string, string>; inputs: readonly string[] }> {
    const { document, files: inputs, locate } = await this.#loader.load(spec.file);
    try {
      return { inputs, sources: compileSpec(spec, document, this.#workspace.runtime) };
    } catch (error) {
      throw error instanceof DocumentError ? locate(error) : error;
    }
  }
}
