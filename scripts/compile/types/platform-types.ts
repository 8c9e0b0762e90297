import type TS from "typescript";
import { ts } from "../typescript.ts";
import { STRING } from "./nodes.ts";

/** Types that a project has only with the types of the DOM or of Node. The generated types compile without them. */
const OF_PLATFORM = ["Blob", "ReadableStream"];

/** The binary types, and which of them are used. */
export class PlatformTypes {
  readonly #used = new Set<string>();

  typeOf(name: string): TS.TypeNode {
    if (name === "string") return STRING;
    if (OF_PLATFORM.includes(name)) this.#used.add(name);
    return ts.factory.createTypeReferenceNode(name);
  }

  /** The source of the helpers that the types need. */
  get declarations(): string {
    return OF_PLATFORM.filter((name) => this.#used.has(name))
      .map(
        (name) => `type ${name} = typeof globalThis extends { ${name}: { prototype: infer Type } } ? Type : never;\n`,
      )
      .join("");
  }
}
