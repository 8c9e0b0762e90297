import type * as Runtime from "revokit/runtime";
import { Expression, toSource } from "../source.ts";

/** The values that a module may import from `revokit/runtime`. */
type RuntimeValue = keyof typeof Runtime;

/** Collects the imports of a generated module, so that it imports only what its document needs. */
export class Imports {
  readonly #names = new Set<string>();

  /** An imported value. */
  use(name: RuntimeValue): Expression {
    this.#names.add(name);
    return new Expression(name);
  }

  /** A call of an imported function, without empty options. */
  call(name: RuntimeValue, ...args: readonly unknown[]): Expression {
    const given = args.filter((arg) => !isEmpty(arg));
    return new Expression(`${this.use(name).source}(${given.map(toSource).join(", ")})`);
  }

  /** The import statement; `types` are imported as types. */
  statement(runtime: string, types: readonly string[]): string {
    const names = [...[...this.#names].sort(), ...types.map((type) => `type ${type}`)];
    return `import { ${names.join(", ")} } from ${JSON.stringify(runtime)};`;
  }
}

/** An expression is not one of the document's objects. */
function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
