import { expect, test } from "vitest";
import { repositoryPath } from "../../support/repository.ts";
import { typeErrors } from "../../support/type-check.ts";
import { compileDamaged, type Outcome } from "./compile-damaged.ts";
import { damage } from "./damage.ts";
import { WHOLE } from "./whole-documents.ts";

/** The version whose document is damaged in every place; the others only where they differ. */
const FIRST = "3.1";

/** What a document is refused for: no known version, and references that lead nowhere. */
const RIGHTLY = /(\(spec\)|Can't resolve \$ref.*)$/;

test.each(Object.entries(WHOLE))(
  "in a document of OpenAPI %s, a damaged value costs what it describes, and the rest is type-clean code",
  async (version, document) => {
    const whole = await compileDamaged(document);
    const wrong: string[] = [];
    const outcomes = new Map<string, Outcome>();
    for (const { name, document: damaged } of damage(document, version === FIRST ? {} : WHOLE[FIRST])) {
      const outcome = await compileDamaged(damaged);
      const { operations, refusals, code } = outcome;
      const isRefusedRightly = refusals.every((message) => RIGHTLY.test(message));
      if (!isRefusedRightly) wrong.push(`${name}: ${refusals.join(", ")}`);
      const isLossy = refusals.length === 0 && operations.length < whole.operations.length;
      if (isLossy && !name.startsWith("#/paths")) wrong.push(`${name}: only ${operations.join(", ")}`);
      outcomes.set([...code.values()].join("\n"), outcome);
    }
    expect(wrong).toEqual([]);
    expect(whole.refusals).toEqual([]);

    const sources = [...outcomes.values()].flatMap(({ code }, index) =>
      [...code].map(([path, text]): [string, string] => [repositoryPath(`damaged/${index}/${path}`), text]),
    );
    expect(sources.length).toBeGreaterThan(100);
    const paths = sources.map(([path]) => path);
    expect(typeErrors(paths, { sources: new Map(sources) })).toEqual([]);
  },
  300_000,
);
