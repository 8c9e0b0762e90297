import { escapeToken } from "revokit/toolkit";
import * as validation from "revokit/runtime";
import { regExpLiteral, stringLiteral } from "../../escape/typescript.ts";
import { freeName } from "../identifiers.ts";
import { compilePattern } from "../patterns.ts";
import { toSource } from "../source.ts";
import { toIdentifier } from "../to-identifier.ts";
import { describeRule } from "./rules.ts";

/** A value to check: the expressions for it and for its JSON pointer. */
export interface Subject {
  readonly value: string;
  readonly pointer: string;
}

/** Writes the expression that tests texts against a pattern of the document; undefined for one that is left to the server. */
export type WritePattern = (pattern: string) => string | undefined;

export const writeChecked: WritePattern = (pattern) => {
  const compiled = compilePattern(pattern);
  return compiled && regExpLiteral(compiled);
};

/** What bounds slow patterns and the steps of a check, where it judges samples. */
export const BOUNDED = "bounded";

/** Names reserved in the code of a function. */
const TAKEN = [
  BOUNDED,
  "value",
  "pointer",
  "violations",
  "Object",
  "Number",
  "Math",
  "Set",
  "undefined",
  "arguments",
  "eval",
];

/** Writes the code of one function: names its variables, and collects its imports. */
export class FunctionCode {
  readonly imports: Set<string>;
  /** The document's patterns that are tested. */
  readonly patterns = new Set<string>();
  readonly #writePattern: WritePattern;
  readonly #taken = new Set([...TAKEN, ...Object.keys(validation)]);

  /**
   * @param imports gets the names of the functions of `src/validation/` that are called
   */
  constructor(imports: Set<string>, writePattern: WritePattern = writeChecked) {
    this.imports = imports;
    this.#writePattern = writePattern;
  }

  /** The expression for a pattern of the document; undefined for one that is left to the server. */
  pattern(pattern: string): string | undefined {
    this.patterns.add(pattern);
    return this.#writePattern(pattern);
  }

  /** A unique variable name, as close to the given word as possible. Only functions are named like `checkPet`. */
  variable(word: string): string {
    const name = toIdentifier(word);
    return freeName(/^check\P{Ll}/u.test(name) ? `${name}Value` : name, this.#taken);
  }

  /** A function of `src/validation/`, by its name. */
  helper(name: string): string {
    this.imports.add(name);
    return name;
  }

  call(name: string, ...args: readonly string[]): string {
    return `${this.helper(name)}(${args.join(", ")})`;
  }

  /** Reports that a keyword is violated. */
  report({ pointer }: Subject, keyword: string, params: Readonly<Record<string, unknown>> = {}): string {
    const rule = stringLiteral(describeRule(keyword, params));
    return `${this.call("report", "violations", pointer, stringLiteral(keyword), rule)};`;
  }

  reportIf(condition: string, subject: Subject, keyword: string, params?: Readonly<Record<string, unknown>>): string {
    return `if (${condition}) ${this.report(subject, keyword, params)}`;
  }

  /** An object's member of a statically known name. */
  property({ value, pointer }: Subject, name: string): Subject {
    const token = escapeToken(name);
    return { value: `${value}[${stringLiteral(name)}]`, pointer: concatenate(pointer, `/${token}`) };
  }

  /** Whether an object has a member. Names that every object inherits are looked up as own properties. */
  has({ value }: Subject, name: string): string {
    if (INHERITED.has(name)) return this.call("hasOwn", value, stringLiteral(name));
    return `${value}[${stringLiteral(name)}] !== undefined`;
  }

  /** Whether an object lacks a member. */
  lacks({ value }: Subject, name: string): string {
    if (INHERITED.has(name)) return `!${this.has({ value, pointer: "" }, name)}`;
    return `${value}[${stringLiteral(name)}] === undefined`;
  }

  literal(value: unknown): string {
    return toSource(value);
  }
}

const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Extends the literal at the end of an expression. */
function concatenate(expression: string, text: string): string {
  const literal = stringLiteral(text);
  return expression.endsWith('"') ? expression.slice(0, -1) + literal.slice(1) : `${expression} + ${literal}`;
}

/** Statements with a variable for an expression, if they use it. */
export function withConstant(name: string, expression: string, statements: readonly string[]): string[] {
  return name !== "" && uses(statements, name) ? [`const ${name} = ${expression};`, ...statements] : [...statements];
}

/** Whether code uses a name. */
export function uses(statements: readonly string[], name: string): boolean {
  return statements.some((statement) => hasWord(statement, name));
}

/** Without a regular expression: one for each name would take a tenth of the compilation of a large document. */
function hasWord(text: string, word: string): boolean {
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    if (!isInWord(text[start - 1]) && !isInWord(text[start + word.length])) return true;
  }
  return false;
}

/** Whether a character continues a name, or delimits a string. */
function isInWord(character = " "): boolean {
  return /[\w$"]/.test(character);
}

/** A block of statements; empty if there are none. */
export function block(head: string, body: readonly string[]): string[] {
  return body.length === 0 ? [] : [`${head} {`, ...body, "}"];
}
