import type { OpenApiDocument } from "./document.ts";
import type { Note } from "./note.ts";
import { isKeywords, type Keywords } from "./schemas/json-schema.ts";
import { appendToPointer } from "./schemas/pointers.ts";
import { describeShape, fieldsOf, fits, isObjectName, type ObjectName, type Shape } from "./shapes.ts";

/**
 * The document without what OpenAPI does not allow in its place, such as a string among the servers: the rest of it is
 * compiled. A named object becomes an empty one, since references may lead to it. The same document where all is well.
 */
export function dropMalformed(document: OpenApiDocument, notes: Note[]): OpenApiDocument {
  // What is left has the shapes that the type promises.
  return new Mender(notes).value(document, "Document", "#") as OpenApiDocument;
}

class Mender {
  readonly #notes: Note[];

  constructor(notes: Note[]) {
    this.#notes = notes;
  }

  /** Undefined for what has another shape. */
  value(value: unknown, shape: Shape, pointer: string): unknown {
    if (shape === "flag" && (value === "true" || value === "false")) return value === "true";
    if (!fits(value, shape)) {
      return this.#say(`OpenAPI requires ${describeShape(shape)} here: this value is left out.`, pointer);
    }
    if (Array.isArray(value))
      return typeof shape === "object" && "listOf" in shape ? this.#list(value, shape.listOf, pointer) : value;
    if (!isKeywords(value)) return value;
    if (typeof shape === "object") return "mapOf" in shape ? this.#map(value, shape.mapOf, pointer) : value;
    return isObjectName(shape) ? this.#object(value, shape, pointer) : value;
  }

  #object(node: Keywords, name: ObjectName, pointer: string): Keywords {
    const fields = fieldsOf(name);
    const changes: [string, unknown][] = [];
    if ("$ref" in node && typeof node["$ref"] !== "string") {
      changes.push(["$ref", this.value(node["$ref"], "text", appendToPointer(pointer, "$ref"))]);
    }
    for (const [key, shape] of Object.entries(fields)) {
      const member = node[key];
      if (member === undefined) continue;
      const mended = this.value(member, shape, appendToPointer(pointer, key));
      if (mended !== member) changes.push([key, mended]);
    }
    const mended = withChanges(node, changes);
    const isWithoutContent = name === "RequestBody" && !("$ref" in mended) && mended["content"] === undefined;
    return isWithoutContent ? { ...mended, content: {} } : mended;
  }

  #list(list: readonly unknown[], listOf: ObjectName, pointer: string): unknown {
    const items = list.map((item, index) => this.#item(item, listOf, appendToPointer(pointer, String(index))));
    if (items.every((item, index) => item === list[index])) return list;
    const kept = items.filter((item) => item !== undefined);
    // An empty list of security requirements would mean that no credential is needed.
    return kept.length > 0 ? kept : undefined;
  }

  #item(item: unknown, name: ObjectName, pointer: string): unknown {
    const mended = this.value(item, name, pointer);
    const isWithoutUrl = name === "Server" && isKeywords(mended) && mended["url"] === undefined;
    return isWithoutUrl ? this.#say("A server without a URL is left out.", pointer) : mended;
  }

  #map(map: Keywords, mapOf: Shape, pointer: string): Keywords {
    const mayBeExtended = mapOf === "PathItem" || mapOf === "Response";
    const changes = Object.entries(map).flatMap(([key, member]): [string, unknown][] => {
      if (mayBeExtended && key.startsWith("x-")) return [];
      const at = appendToPointer(pointer, key);
      const mended = this.value(member, mapOf, at) ?? this.value({}, mapOf, at);
      return mended === member ? [] : [[key, mended]];
    });
    return withChanges(map, changes);
  }

  #say(message: string, pointer: string): undefined {
    this.#notes.push({ message, pointer });
    return undefined;
  }
}

/** The same object where nothing changed; a member that is undefined is removed. */
function withChanges(node: Keywords, changes: readonly (readonly [string, unknown])[]): Keywords {
  if (changes.length === 0) return node;
  const members = Object.entries({ ...node, ...Object.fromEntries(changes) });
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}
