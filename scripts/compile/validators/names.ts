import type TS from "typescript";
import { formatFunction } from "./ajv.ts";
import { evaluate } from "./literals.ts";

/** Functions of `src/validation.ts`, by the code with which Ajv refers to what they stand in for. */
const HELPERS: Readonly<Record<string, string>> = {
  'require("ajv/dist/runtime/ucs2length").default': "countCodePoints",
  'require("ajv/dist/runtime/equal").default': "isEqual",
  "Object.prototype.hasOwnProperty": "hasOwn",
  isUnique: "isUnique",
  isMultipleOf: "isMultipleOf",
};

/** What the names in Ajv's source stand for, and what of them the TypeScript needs. */
export class Names {
  /** The function that validates, for each name that Ajv exported. */
  readonly functions = new Map<string, string>();
  /** The values of constants, as far as they are literals. */
  readonly values = new Map<string, unknown>();
  readonly #replacements = new Map<string, string>();
  /** The declarations of constants, and of what functions have evaluated. */
  readonly #declarations = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #helpers = new Set<string>();
  readonly #types = new Set<string>();

  /** Takes note of a constant at the top of Ajv's source. */
  addConstant(id: string, initializer: TS.Expression, text: string, print: (node: TS.Node) => string): void {
    const format = /^formats(?:\.|\[")([^"]+)/.exec(text)?.[1];
    if (id.startsWith("_")) this.functions.set(id.slice(1), text);
    else if (format !== undefined) this.#replacements.set(id, formatFunction(format) ?? format);
    else if (HELPERS[text] !== undefined) this.#replacements.set(id, HELPERS[text]);
    else if (/^(wrapper|root)/.test(id)) this.#replacements.set(id, /validate\d+/.exec(text)?.[0] ?? text);
    else {
      this.values.set(id, evaluate(initializer, this.values));
      // A schema's members are looked up by their places, which only a tuple has types for.
      const assertion = id.startsWith("schema") ? " as const" : "";
      this.#declarations.set(id, `const ${id} = ${print(initializer)}${assertion};`);
    }
  }

  /** Ajv keeps what a function has evaluated in a property of that function; here it is a constant beside it. */
  addEvaluated(id: string, text: string): void {
    const name = `evaluated_${id}`;
    this.#declarations.set(name, `const ${name}: ${this.type("Evaluated")} = ${text};`);
  }

  /** What a name is replaced by, if it is. */
  replacementOf(name: string): string | undefined {
    return this.#replacements.get(name);
  }

  /** An identifier as it is printed. */
  use(name: string): string {
    if (name === "instancePath") return "pointer";
    if (name === "errors") return "violations.length";
    this.#used.add(name);
    return name;
  }

  helper(name: string): string {
    this.#helpers.add(name);
    return name;
  }

  type(name: string): string {
    this.#types.add(name);
    return name;
  }

  /** The code of the constants that were used. */
  declarations(): readonly string[] {
    return [...this.#declarations].filter(([name]) => this.#used.has(name)).map(([, code]) => code);
  }

  /** What is needed of `src/validation.ts`. */
  imports(): readonly string[] {
    return [...[...this.#helpers].sort(), ...[...this.#types].sort().map((type) => `type ${type}`)];
  }
}
