import * as runtime from "revokit/runtime";
import { stringLiteral } from "../../escape/typescript.ts";
import { isKeywords, type JsonSchema } from "../schemas/json-schema.ts";
import type { Checks } from "../validators/checks.ts";
import { BOUNDED, writeChecked, type WritePattern } from "../validators/code.ts";
import { checkScript } from "../validators/script.ts";
import { evaluateScript } from "../evaluate-script.ts";
import { Deadline } from "./deadline.ts";
import { isSlow, PatternMatcher } from "./pattern-matcher.ts";
import { StepLimit } from "./step-limit.ts";

type Check = (value: unknown, pointer: string, violations: runtime.Violation[]) => void;

/**
 * Validates values by the checks that are generated for a document, so that every sample passes the API's validators.
 */
export class Judge {
  readonly #checks: Checks;
  readonly #deadline = new Deadline();
  readonly #steps = new StepLimit();
  /** The slow patterns of the document. */
  readonly #patterns = new Map<string, PatternMatcher>();
  #evaluate: ((source: string) => unknown) | undefined;
  /** Cached by the schema's text, since the same schemas recur. */
  readonly #byText = new Map<string, Check>();
  /** By the schema itself, whose text may be long. */
  readonly #known = new WeakMap<object, Check>();

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  accepts(schema: JsonSchema, value: unknown): boolean {
    const check = this.#checkOf(schema);
    return this.#steps.holds(() => {
      const violations: runtime.Violation[] = [];
      check(value, "", violations);
      return violations.length === 0;
    });
  }

  #checkOf(schema: JsonSchema): Check {
    const known = isKeywords(schema) ? this.#known.get(schema) : undefined;
    if (known !== undefined) return known;
    const text = JSON.stringify(schema);
    const check = this.#byText.get(text) ?? this.#compile(schema);
    this.#byText.set(text, check);
    if (isKeywords(schema)) this.#known.set(schema, check);
    return check;
  }

  #compile(schema: JsonSchema): Check {
    const evaluate = (this.#evaluate ??= this.#evaluateAll());
    const own = this.#checks.functions.find(schema);
    const source = own === undefined ? `(${this.#print("", schema)})` : `check${own.name}`;
    const check = evaluate(source);
    if (isCheck(check)) return check;
    throw new Error("The code of a check is not a function.");
  }

  /** Evaluates all checks, which call each other, and returns a function that evaluates further code in their scope. */
  #evaluateAll(): (source: string) => unknown {
    const { functions, sources } = this.#checks;
    const code = functions.all().map(({ name, schema }) => this.#print(name, schema, sources.get(name)));
    const bounded = { pattern: (pattern: string) => this.#bounded(pattern), step: () => this.#steps.take() };
    const scope = { ...runtime, [BOUNDED]: bounded };
    const body = ['"use strict";', ...code, "return (source) => eval(source);"].join("\n");
    const evaluate = evaluateScript(body, scope);
    if (typeof evaluate !== "function") throw new Error("The code of the checks does not return a function.");
    return (source) => Reflect.apply(evaluate, undefined, [source]);
  }

  /** A check that counts as a step, printed again with bounds if one of its patterns is slow. */
  #print(name: string, schema: JsonSchema, printed = this.#checks.print(schema)): string {
    const hasSlow = [...printed.patterns].some(isSlow);
    const { parameters, statements } = hasSlow ? this.#checks.print(schema, writeBounded) : printed;
    return checkScript(name, { parameters, statements: [`${BOUNDED}.step();`, ...statements] });
  }

  #bounded(pattern: string): PatternMatcher {
    const known = this.#patterns.get(pattern) ?? new PatternMatcher(pattern, this.#deadline);
    this.#patterns.set(pattern, known);
    return known;
  }
}

/** Within bounds, also a pattern that could take exponential time is tested: a sample is for the server to accept. */
const writeBounded: WritePattern = (pattern) => {
  if (isSlow(pattern)) return `${BOUNDED}.pattern(${stringLiteral(pattern)})`;
  return writeChecked(pattern);
};

function isCheck(value: unknown): value is Check {
  return typeof value === "function";
}
