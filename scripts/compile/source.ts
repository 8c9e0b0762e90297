import { propertyName, regExpLiteral, stringLiteral } from "../escape/typescript.ts";

/** Raw source in the printed output, such as the name of a function. */
export class Expression {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Prints a value as a TypeScript expression: JSON, and regular expressions as literals. Prettier formats it. */
export function toSource(value: unknown): string {
  if (typeof value === "string") return stringLiteral(value);
  if (value instanceof RegExp) return regExpLiteral(value);
  if (value instanceof Expression) return value.source;
  if (Array.isArray(value)) return `[${value.map(toSource).join(", ")}]`;
  if (typeof value === "object" && value !== null) return `{${toProperties(value)}}`;
  return JSON.stringify(value);
}

/** Prints an object's members, without the braces. */
export function toProperties(value: object): string {
  let source = "";
  for (const [key, item] of Object.entries(value)) {
    source += `${source === "" ? "" : ", "}${propertyName(key)}: ${toSource(item)}`;
  }
  return source;
}

/** The value without undefined properties, so that absent facts are absent from the output. */
export function omitUndefined<T extends object>(value: T): Defined<T> {
  const defined: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) defined[key] = item;
  }
  return defined as Defined<T>;
}

type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
