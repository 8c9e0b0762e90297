import { codePoint, codeUnits, oneLine, replaceActing } from "./control-characters.ts";

/** Text for the inside of a comment, in one line: nothing in it ends the comment. */
export function commentText(text: unknown): string {
  return replaceActing(oneLine(text), codePoint).replaceAll("*/", "*\\/");
}

/** A string literal. */
export function stringLiteral(text: string): string {
  // What JSON leaves as it is would be invisible to whoever reviews the code.
  return replaceActing(JSON.stringify(text), codeUnits);
}

/** A property's name in an object literal, where a plain `__proto__` would set the prototype. */
export function propertyName(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : stringLiteral(name);
}

/** A literal of a regular expression. ECMAScript has `source` escape what would end it. */
export function regExpLiteral({ source, flags }: RegExp): string {
  // An escaped character means itself, so its backslash goes with it.
  const visible = source.replaceAll(/\\?[^]/gu, (part) => {
    const [character = ""] = part.length > 1 && part.startsWith("\\") ? [part.slice(1)] : [part];
    const replaced = replaceActing(character, codeUnits);
    return replaced === character ? part : replaced;
  });
  return `/${visible}/${flags}`;
}

/**
 * Source whose comments another library wrote: everything that acts instead of being shown becomes an escape, which string
 * literals, regular expressions and comments all hold. A raw carriage return can only stand in a comment.
 */
export function visibleSource(source: string): string {
  return replaceActing(source.replaceAll(/\r\n?/g, "\n"), (character) =>
    character === "\n" || character === "\t" ? character : codeUnits(character),
  );
}
