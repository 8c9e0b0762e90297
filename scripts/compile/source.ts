import { propertyName, regExpLiteral, stringLiteral } from "../escape/typescript.ts";

/** Stands for itself in what is printed: the name of a function, say. */
export class Expression {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Prints a value as a TypeScript expression: JSON, and regular expressions as literals. Prettier does the layout. */
export function toSource(value: unknown): string {
  if (typeof value === "string") return stringLiteral(value);
  if (value instanceof RegExp) return regExpLiteral(value);
  if (value instanceof Expression) return value.source;
  if (Array.isArray(value)) return `[${value.map(toSource).join(", ")}]`;
  if (typeof value === "object" && value !== null) return `{${toProperties(value)}}`;
  return JSON.stringify(value);
}

/** Prints what stands between an object's braces. */
export function toProperties(value: object): string {
  return Object.entries(value)
    .map(([key, item]) => `${propertyName(key)}: ${toSource(item)}`)
    .join(", ");
}

/** The value without its undefined properties, so that an absent fact is absent from the output. */
export function omitUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}

type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
