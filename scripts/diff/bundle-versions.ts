import { join, relative } from "node:path";
import type { Spec } from "../find/specs.ts";
import { explainFailure } from "../lint/explain-failure.ts";
import type { Linter } from "../lint/linter.ts";
import type { Sources } from "../lint/resolver.ts";
import { verdictOn } from "../lint/verdict.ts";
import { SpecError } from "../problem.ts";
import type { Version } from "./document-pairs.ts";

/** Bundles documents as they are. Throws a `SpecError` if one can't be bundled. */
export async function bundleEach(linter: Linter, specs: readonly Spec[]): Promise<Version[]> {
  return Promise.all(
    specs.map(async (spec) => {
      const sources: Sources = new Map();
      try {
        return { spec, document: (await linter.bundle(spec, sources)).document };
      } catch (error) {
        throw new SpecError(await explainFailure(error, spec, linter, sources));
      }
    }),
  );
}

/** Problems of a document's previous version are reported with its previous path. */
export function atBase(
  error: unknown,
  ref: string,
  folders: { readonly target: string; readonly folder: string },
): unknown {
  if (!(error instanceof SpecError)) return error;
  const problems = error.problems.map(({ file, message, ...problem }) => ({
    ...problem,
    file: join(folders.folder, relative(folders.target, file)),
    message: `At ${ref}: ${message}`,
  }));
  return new SpecError(problems);
}

/** A document that `generate` would refuse is not compared. */
export async function refuseErrors(linter: Linter, specs: readonly Spec[]): Promise<void> {
  const verdicts = await Promise.all(specs.map((spec) => verdictOn(spec, linter)));
  const errors = verdicts.flatMap((verdict) => verdict.errors);
  if (errors.length > 0) throw new SpecError(errors);
}
