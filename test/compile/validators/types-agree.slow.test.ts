import { expect, test } from "vitest";
import { disagreeing, judge } from "./judge-schemas.ts";
import { discriminated, marked, nullable, translateMarks, translateNullable } from "./random-documents.ts";
import { expressible, limited, named, values } from "./random-schemas.ts";

const TIME = 120_000 * Number(process.env["TIMES"] ?? 1);

test(
  "for schemas that types can express, types and validators agree on every value",
  () => {
    const judged = judge({ sets: named(expressible), values });
    expect(judged.verdicts.filter(({ isValid }) => isValid).length).toBeGreaterThan(250);
    expect(disagreeing(judged, () => true)).toEqual([]);
  },
  TIME,
);

test(
  "for any schema, a value that the validator accepts is assignable to the type",
  () => {
    const judged = judge({ sets: named(limited), values, documents: 45 });
    expect(judged.verdicts.filter(({ isValid }) => isValid).length).toBeGreaterThan(150);
    expect(disagreeing(judged, ({ isValid }) => isValid)).toEqual([]);
  },
  TIME,
);

test.each([
  ["nullable schemas of OpenAPI 3.0", { ...nullable, openapi: "3.0.3", translate: translateNullable }],
  ["schemas that inherit from one with a discriminator", discriminated],
  ["properties that are marked through a reference", { ...marked, translate: translateMarks }],
])(
  "for %s, types and validators agree on every value",
  (_, trial) => {
    const judged = judge({ documents: 20, ...trial });
    expect(judged.verdicts.filter(({ isValid }) => isValid).length).toBeGreaterThan(100);
    expect(disagreeing(judged, () => true)).toEqual([]);
  },
  TIME,
);
