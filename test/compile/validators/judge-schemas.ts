import { Validator as SecondEngine } from "@cfworker/json-schema";
import fc from "fast-check";
import { expect } from "vitest";
import { DocumentError } from "../../../scripts/compile/document.ts";
import { compileInMemory } from "../../../scripts/compile/in-memory.ts";
import { sample } from "../../../scripts/compile/sample.ts";
import { normalizeSchemas } from "../../../scripts/compile/schemas/normalize.ts";
import { compileTypes } from "../../../scripts/compile/types.ts";
import type { Validate } from "../../../src/validation/violation.ts";
import { bodyValidator, documentOf, operationIn, type Schemas } from "../../support/third-document.ts";
import { areAssignable, type Question } from "./assignable.ts";
import { DECLARED, type RandomSchema } from "./random-schemas.ts";

const seed = Number(process.env["SEED"] ?? 20261126);

/** A factor for the number of documents. */
const times = Number(process.env["TIMES"] ?? 1);

/** Documents of schemas, and the values to try on them. */
export interface Trial {
  readonly sets: fc.Arbitrary<Readonly<Record<string, RandomSchema>>>;
  readonly values: fc.Arbitrary<unknown>;
  /** Default: 30. */
  readonly documents?: number;
  /** Default: 3.1.1. */
  readonly openapi?: string;
  /** The schema of a response in JSON Schema 2020-12, for the second engine. Default: as it is. */
  readonly translate?: (schema: unknown) => unknown;
}

interface Verdict extends Question {
  readonly source: RandomSchema | undefined;
  readonly isValid: boolean;
  readonly validate: Validate;
}

interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly types: readonly string[];
}

const VALUES = 14;

/** Each validator's verdict on each value, and whether a second engine agrees. */
export function judge({ sets, values, documents = 30, openapi, translate = (schema) => schema }: Trial): Judged {
  const verdicts: Verdict[] = [];
  const types: string[] = [];
  for (const named of fc.sample(sets, { numRuns: documents * times, seed })) {
    const document = normalize(named, openapi);
    if (document === undefined) continue;
    types.push(compileTypes(document));
    const { validators } = compileInMemory("random", documentOf(named, openapi));
    const components = { schemas: translate(named) };
    for (const [index, name] of Object.keys(named).entries()) {
      const validate = bodyValidator(operationIn(validators, name));
      const engine = new SecondEngine({ $ref: `#/components/schemas/${name}`, components }, "2020-12");
      const sampled = sample(document, { $ref: `#/components/schemas/${name}` });
      const tried = fc.sample(values, { numRuns: VALUES, seed: seed + index });
      for (const value of sampled === undefined ? tried : [sampled, ...tried]) {
        const isValid = validate(value).length === 0;
        expect({ named, name, value, isValid }).toEqual({ named, name, value, isValid: ask(engine, value) ?? isValid });
        if (value === sampled) expect({ named, name, value, isValid }).toMatchObject({ isValid: true });
        verdicts.push({ document: types.length - 1, schema: name, source: named[name], value, isValid, validate });
      }
    }
  }
  return { verdicts, types };
}

/**
 * Undefined if the engine never ends: a schema that requires its own value to be valid against itself has no meaning in
 * JSON Schema. Nor is it asked about an empty list beside an empty object, which it takes for equal items.
 */
function ask(engine: SecondEngine, value: unknown): boolean | undefined {
  const text = JSON.stringify(value);
  if (text.includes("[]") && text.includes("{}")) return undefined;
  try {
    return engine.validate(value).valid;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Undefined for references that lead back to themselves, which are refused. */
function normalize(schemas: Schemas, openapi: string | undefined) {
  try {
    return normalizeSchemas(documentOf(schemas, openapi));
  } catch (error) {
    if (error instanceof DocumentError) return undefined;
    throw error;
  }
}

/** The values for which `tsc` says something unexpected, apart from undeclared properties. */
export function disagreeing({ verdicts, types }: Judged, isAsked: (verdict: Verdict) => boolean) {
  const differ = (asked: readonly Verdict[]) => {
    const answers = areAssignable(types, asked);
    return asked.filter(({ isValid }, index) => (answers[index] ?? isValid) !== isValid);
  };
  const first = differ(verdicts.filter(isAsked));
  // In a union, TypeScript does not say that only undeclared properties are to blame: with a declared one it is not a typo.
  const declared = first.map((verdict) => ({ ...verdict, value: declare(verdict.value) }));
  const unsettled = differ(declared.filter(({ isValid, validate, value }) => isValid && validate(value).length === 0));
  const settled = first.filter(({ isValid }) => !isValid);
  return [...settled, ...unsettled].map(({ document, validate: _, ...verdict }) => ({
    ...verdict,
    type: types[document]?.replace(/^[^]*declare namespace/, ""),
  }));
}

/** The value, in which each object gets a property that every schema of an object declares. */
function declare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(declare);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, declare(member)]);
  return { ...Object.fromEntries(members), [DECLARED]: 1 };
}
