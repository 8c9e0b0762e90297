import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import {
  bundle,
  type Config,
  createConfig,
  detectSpec,
  type Document,
  IGNORE_FILE,
  isPlainObject,
  lintDocument,
  loadConfig,
  YamlParseError,
} from "@redocly/openapi-core";
import { messageOf } from "revokit/toolkit";
import { DocumentError, type OpenApiDocument } from "../compile/document.ts";
import { nameOperations } from "../compile/name-operations.ts";
import { filesBelow } from "./fingerprint.ts";
import { isError, problemAt, syntaxError, toProblem } from "./lint-problem.ts";
import { SpecError } from "./problem.ts";
import { Resolver } from "./resolver.ts";

/** A spec that the lint let through. */
export interface LoadedSpec {
  /** The document, with all of its references pointing into itself and a name for each operation. */
  readonly document: OpenApiDocument;
  /** The absolute paths, or URLs, of the files that it consists of. */
  readonly files: readonly string[];
  /** Places an error that compiling the document threw. */
  locate(error: DocumentError): SpecError;
}

/** Lints specs and reads them into one document each, with the settings of `redocly.yaml`. */
export class Loader {
  readonly #config: Config;
  readonly #allowRemote: boolean;
  /** The files that say how the lint is to be done, absent ones among them that would if they were there. */
  readonly files: readonly string[];

  private constructor(config: Config, files: readonly string[], allowRemote: boolean) {
    this.#config = config;
    this.#allowRemote = allowRemote;
    this.files = files;
  }

  /** `configFile` is the path of the `redocly.yaml`; without one, Redocly's recommended set holds. */
  static async create(configFile: string | undefined, { allowRemote = false } = {}): Promise<Loader> {
    if (configFile === undefined) return new Loader(await createConfig({ extends: ["recommended"] }), [], allowRemote);
    const folder = dirname(configFile);
    const externalRefResolver = new Resolver({ http: { headers: [] } }, allowRemote);
    const config = await loadConfig({ configPath: configFile, externalRefResolver }).catch((error: unknown) => {
      throw error instanceof YamlParseError ? syntaxError(error) : error;
    });
    const plugins = (config.resolvedConfig.plugins ?? []).flatMap((plugin) => filesOfPlugin(folder, plugin));
    const files = [...externalRefResolver.getFiles(), ...plugins, join(folder, IGNORE_FILE)];
    return new Loader(config, files, allowRemote);
  }

  /** Throws a `SpecError` with every problem that the lint found. */
  async load(file: string): Promise<LoadedSpec> {
    const config = keepErrors(this.#config.forAlias(aliasOf(this.#config, file)));
    // One resolver for all steps, so that each file is read and parsed once.
    const externalRefResolver = new Resolver(config.resolve, this.#allowRemote);
    const document = await readDocument(externalRefResolver, file);

    const problems = (await lintDocument({ document, config, externalRefResolver })).filter(isError);
    if (problems.length > 0) throw new SpecError(problems.map((problem) => toProblem(problem, document)));

    const { bundle: bundled, problems: unresolved } = await bundle({ doc: document, config, externalRefResolver });
    if (unresolved.length > 0) throw new SpecError(unresolved.map((problem) => toProblem(problem, document)));

    const locate = ({ message, pointer }: DocumentError) =>
      new SpecError([problemAt({ source: document.source, pointer, reportOnKey: true }, "compile", message)]);
    try {
      // The lint's rule `struct` has checked that the document is one of OpenAPI.
      const named = nameOperations(bundled.parsed as OpenApiDocument);
      return { document: named, files: [...externalRefResolver.getFiles()], locate };
    } catch (error) {
      throw error instanceof DocumentError ? locate(error) : error;
    }
  }
}

/** The name under `apis:` in `redocly.yaml` whose root is this file, so that settings of its own apply, as in `redocly lint`. */
function aliasOf({ resolvedConfig, configPath }: Config, file: string): string | undefined {
  const folder = dirname(configPath ?? "");
  return Object.entries(resolvedConfig.apis ?? {}).find(([, { root }]) => resolve(folder, root) === resolve(file))?.[0];
}

/** Switches off what can't stop the pipeline: to find what would only be a warning takes seconds in a large document. */
function keepErrors(config: Config): Config {
  for (const rules of Object.values<Record<string, unknown>>(config.rules)) {
    for (const [name, settings] of Object.entries(rules)) {
      const severity = isPlainObject(settings) ? (settings["severity"] ?? "error") : settings;
      if (severity === "warn") rules[name] = "off";
    }
  }
  return config;
}

/** A plugin may import what lies beside it, so that a folder of its own belongs to it as a whole. */
function filesOfPlugin(folder: string, plugin: string): string[] {
  const file = resolve(folder, plugin);
  return dirname(file) === folder || !existsSync(file) ? [file] : filesBelow(dirname(file));
}

async function readDocument(resolver: Resolver, file: string): Promise<Document> {
  const document = await resolver.resolveDocument(null, file, true).catch((error: unknown) => {
    throw error instanceof YamlParseError ? syntaxError(error) : error;
  });
  if (document instanceof Error) throw document;
  const refusal = refuse(document.parsed);
  if (refusal === undefined) return document;
  throw new SpecError([problemAt({ source: document.source, pointer: "#/", reportOnKey: false }, "spec", refusal)]);
}

/** Why a document can't be compiled; nothing where it can. */
function refuse(document: unknown): string | undefined {
  if (!isPlainObject(document) || !("openapi" in document || "swagger" in document)) {
    return "This is no OpenAPI document: nothing says `openapi: 3.1.1` at its root. Keep files that specs refer to in a folder below.";
  }
  if ("swagger" in document) {
    return "Swagger 2 is not compiled: convert the document to OpenAPI 3 first, e.g. with `npx swagger2openapi`.";
  }
  try {
    detectSpec(document);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
