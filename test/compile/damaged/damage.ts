import { appendToPointer } from "../../../scripts/compile/schemas/pointers.ts";

/** A document of which one value is damaged. */
export interface Damaged {
  /** Where, as a JSON pointer, and what stands there now. */
  readonly name: string;
  readonly document: object;
}

/** What a value is replaced with; undefined takes it away. */
const REPLACEMENTS: readonly unknown[] = [undefined, null, 7, "damaged", [], {}, ["damaged"], { damaged: 1 }];

/**
 * The document with one value damaged at a time, in every place and in every way.
 * @param base a document whose values need not be damaged again where they are the same. Default: none
 */
export function* damage(document: object, base: object = {}): Generator<Damaged> {
  for (const { pointer, steps, value } of places(document, base, [], "#")) {
    for (const replacement of REPLACEMENTS) {
      if (JSON.stringify(replacement) === JSON.stringify(value)) continue;
      const name = `${pointer} ${replacement === undefined ? "missing" : JSON.stringify(replacement)}`;
      yield { name, document: Object(replaceAt(document, steps, replacement)) };
    }
  }
}

interface Located {
  readonly pointer: string;
  readonly steps: readonly string[];
  readonly value: unknown;
}

function* places(node: object, base: object, steps: readonly string[], pointer: string): Generator<Located> {
  for (const [key, value] of Object.entries(node)) {
    const other: unknown = Reflect.get(base, key);
    if (JSON.stringify(other) === JSON.stringify(value)) continue;
    const place = { pointer: appendToPointer(pointer, key), steps: [...steps, key], value };
    yield place;
    if (typeof value === "object") yield* places(Object(value), Object(other), place.steps, place.pointer);
  }
}

function replaceAt(node: unknown, [step, ...rest]: readonly string[], replacement: unknown): unknown {
  if (step === undefined) return replacement;
  const entries = Object.entries(Object(node)).flatMap(([key, member]): [string, unknown][] => {
    const next = key === step ? replaceAt(member, rest, replacement) : member;
    return next === undefined ? [] : [[key, next]];
  });
  return Array.isArray(node) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
}
