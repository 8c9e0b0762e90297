import { bundle, lintDocument, type Source } from "@redocly/openapi-core";
import { DocumentError, type OpenApiDocument } from "../compile/document.ts";
import { filterOperations } from "../compile/filter-operations.ts";
import { normalizeDocument } from "../compile/normalize-document.ts";
import type { Note } from "../compile/note.ts";
import type { Spec } from "../find/specs.ts";
import { applyOverlays, type Overlaid } from "../overlay/apply-overlays.ts";
import { type Problem, SpecError } from "../problem.ts";
import type { Hashes } from "../recall/unchanged.ts";
import { type Finding, locateNote, toFinding } from "./finding.ts";
import { configFor, type LintConfig, type LintSettings, loadLintConfig, switchOff } from "./lint-config.ts";
import { toProblem } from "./lint-problem.ts";
import { otherReferences } from "./other-references.ts";
import { readDocument } from "./read-document.ts";
import { Resolver, type Sources } from "./resolver.ts";
import { localizeSelf } from "./self-references.ts";

/** A document as one object with local references and named operations. */
export interface BundledSpec {
  readonly document: OpenApiDocument;
  /** What the document's owner should know, e.g. what was left out. */
  readonly notes: readonly Note[];
  /** The same of its overlays, with their places. */
  readonly overlayNotes: readonly Problem[];
  /** Finds the places of the notes. */
  locateNotes(): readonly Problem[];
}

interface LintOptions {
  /** Whether to skip the rules that are slowest on a large document. Default: no. */
  readonly isQuick?: boolean;
  /** The parts of it that are already read. */
  readonly sources?: Sources | undefined;
}

/** The rules that run the document's patterns on its examples, which are slow and may never end. */
const EXAMPLES = /^no-invalid-(media-type|parameter|schema)-examples$/;

/** Lints documents, and bundles them, with the settings of `redocly.yaml`. */
export class Linter {
  readonly #config: LintConfig;
  readonly #allowRemote: boolean;

  private constructor(config: LintConfig, allowRemote: boolean) {
    this.#config = config;
    this.#allowRemote = allowRemote;
  }

  static async create(settings: LintSettings): Promise<Linter> {
    return new Linter(await loadLintConfig(settings), settings.allowRemote ?? false);
  }

  /** The files that configure the lint, as they were read. */
  get settingsFiles(): Hashes {
    return this.#config.files;
  }

  /** Whether the project decides what is an error. */
  get hasOwnRules(): boolean {
    return this.#config.isOwn;
  }

  /**
   * A document with its overlays applied, and the resolver of its references. Throws a `SpecError` if one of its files
   * can't be read.
   */
  async read(
    { file, text, root, overlays = [] }: Spec,
    sources?: Sources,
  ): Promise<Overlaid & { readonly resolver: Resolver }> {
    const { resolve } = configFor(this.#config.redocly, file);
    const resolver = new Resolver(resolve, { file, text, root, allowRemote: this.#allowRemote }, sources);
    const onRead = (source: Source) => sources?.set(source.absoluteRef, Promise.resolve(source));
    const { document, notes } = applyOverlays(await readDocument(resolver, file), overlays, onRead);
    const overlaid = { document: localizeSelf(document), notes };
    // Other files may refer back to it.
    resolver.cache.set(file, Promise.resolve(overlaid.document));
    return { ...overlaid, resolver };
  }

  /** Throws a `SpecError` if a document can't be read, or if a reference can't be resolved. */
  async bundle(spec: Spec, sources?: Sources): Promise<BundledSpec> {
    const config = configFor(this.#config.redocly, spec.file);
    const { document, resolver: externalRefResolver, notes: overlayNotes } = await this.read(spec, sources);
    const { bundle: bundled, problems } = await bundle({ doc: document, config, externalRefResolver });
    // These include warnings, which the lint reports.
    const isResolved = otherReferences(document);
    const errors = problems.filter((problem) => problem.severity === "error" && !isResolved(problem));
    if (errors.length > 0) throw new SpecError(errors.map((problem) => toProblem(problem, document)));

    const notes: Note[] = [];
    try {
      // The compilers handle or refuse what violates OpenAPI.
      const whole = bundled.parsed as OpenApiDocument;
      const chosen = spec.filter === undefined ? whole : filterOperations(whole, spec.filter);
      const named = normalizeDocument(chosen, notes);
      const locateNotes = () => notes.map((note) => locateNote(note, document));
      return { document: named, notes, overlayNotes, locateNotes };
    } catch (error) {
      throw error instanceof DocumentError ? new SpecError([locateNote(error, document)]) : error;
    }
  }

  /** The notes and errors of a document's compilers, with their places. */
  async locate(spec: Spec, notes: readonly Note[], sources?: Sources): Promise<readonly Problem[]> {
    const { document } = await this.read(spec, sources);
    return notes.map((note) => locateNote(note, document));
  }

  /**
   * The rules' problems of a document. Throws a `SpecError` if it can't be read.
   */
  async lint(spec: Spec, { isQuick = false, sources }: LintOptions = {}): Promise<readonly Finding[]> {
    const config = configFor(this.#config.redocly, spec.file);
    if (isQuick) switchOff(config, (name, severity) => severity === "warn" && EXAMPLES.test(name));
    // Parsed again, because bundling modifies a document.
    const { document, resolver: externalRefResolver } = await this.read(spec, sources);
    const found = await lintDocument({ document, config, externalRefResolver });
    const isResolved = otherReferences(document);
    return found
      .filter((problem) => problem.ignored !== true && !isResolved(problem))
      .map((problem) => toFinding(problem, document));
  }
}
