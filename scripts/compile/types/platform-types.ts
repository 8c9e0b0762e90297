import type TS from "typescript";
import { ts } from "../typescript.ts";
import { STRING } from "./nodes.ts";

/** What a project has only with the DOM's types or Node's. The types of a document compile without them, too. */
const OF_PLATFORM = ["Blob", "ReadableStream"];

/** The types of bytes, and which of them are used. */
export class PlatformTypes {
  readonly #used = new Set<string>();

  typeOf(name: string): TS.TypeNode {
    if (name === "string") return STRING;
    if (OF_PLATFORM.includes(name)) this.#used.add(name);
    return ts.factory.createTypeReferenceNode(name);
  }

  /** The source of what the types need beside them. */
  get declarations(): string {
    return OF_PLATFORM.filter((name) => this.#used.has(name))
      .map(
        (name) => `type ${name} = typeof globalThis extends { ${name}: { prototype: infer Type } } ? Type : never;\n`,
      )
      .join("");
  }
}
