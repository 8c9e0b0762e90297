import { dirname, resolve } from "node:path";
import {
  BaseResolver,
  bundle,
  type Config,
  getLineColLocation,
  lint,
  loadConfig,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import type { OpenApiDocument } from "../compile/document.ts";
import { type Problem, SpecError } from "./problem.ts";

/** Lints specs and reads them into one document each, with the settings of `redocly.yaml`. */
export class Loader {
  readonly #config: Config;

  private constructor(config: Config) {
    this.#config = config;
  }

  /** `configFile` is the path of the `redocly.yaml`. */
  static async create(configFile: string): Promise<Loader> {
    return new Loader(await loadConfig({ configPath: configFile }));
  }

  /** Throws a `SpecError` with every problem that the lint found. */
  async load(file: string): Promise<OpenApiDocument> {
    const config = this.#config.forAlias(aliasOf(this.#config, file));
    // One resolver for both, so that each file is read and parsed once.
    const externalRefResolver = new BaseResolver(config.resolve);
    const problems = (await lint({ ref: file, config, externalRefResolver })).filter(isError);
    if (problems.length > 0) throw new SpecError(problems.map((problem) => locate(problem, file)));

    const { bundle: bundled, problems: unresolved } = await bundle({ ref: file, config, externalRefResolver });
    if (unresolved.length > 0) throw new SpecError(unresolved.map((problem) => locate(problem, file)));
    // The lint's rule `struct` has checked that the document is one of OpenAPI.
    return bundled.parsed as OpenApiDocument;
  }
}

/** The name under `apis:` in `redocly.yaml` whose root is this file, so that settings of its own apply, as in `redocly lint`. */
function aliasOf({ resolvedConfig, configPath }: Config, file: string): string | undefined {
  const folder = dirname(configPath ?? "");
  return Object.entries(resolvedConfig.apis ?? {}).find(([, { root }]) => resolve(folder, root) === resolve(file))?.[0];
}

function isError(problem: NormalizedProblem): boolean {
  return problem.severity === "error" && problem.ignored !== true;
}

function locate(problem: NormalizedProblem, file: string): Problem {
  const [place] = problem.location;
  const { source, start } = place ? getLineColLocation(place) : { source: undefined, start: { line: 1, col: 1 } };
  return {
    file: source?.absoluteRef ?? file,
    line: start.line,
    column: start.col,
    rule: problem.ruleId,
    message: problem.message,
  };
}
