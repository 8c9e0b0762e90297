import { readFileSync } from "node:fs";
import { repositoryPath } from "../support/repository.ts";

/** A piece of TypeScript in a manual. */
export interface Snippet {
  /** The manual and the line that it begins at, e.g. `README.md:20`. */
  readonly place: string;
  readonly code: string;
  /** Where it would be saved, in the folder of the repository that it is written for. */
  readonly file: string;
}

/** The pieces of TypeScript in a manual, in their order. */
export function readSnippets(manual: string): Snippet[] {
  const text = readFileSync(repositoryPath(manual), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ index, 1: code = "" }) => {
    const line = text.slice(0, index).split("\n").length + 1;
    return {
      place: `${manual}:${line}`,
      // A third API that is not here: Kirim stands for it.
      code: code
        .replaceAll("generated/pets/", "generated/kirim/")
        .replaceAll("{ createPets }", "{ createKirim as createPets }"),
      file: repositoryPath(`snippet-${manual.replaceAll("/", "-")}-${line}.ts`),
    };
  });
}

/** Snippets that need packages which `docs/` alone installs: the tests of the site compile and run them. */
export function needsSitePackages({ code }: Snippet): boolean {
  return /from "(@tanstack|@playwright|\.\/sdk)/.test(code);
}
