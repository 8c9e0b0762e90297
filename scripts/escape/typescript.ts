import { codePoint, codeUnits, oneLine, replaceActing } from "revokit/toolkit";

/** Text for the inside of a comment, on one line, escaped so that it can't end the comment. */
export function commentText(text: unknown): string {
  return replaceActing(oneLine(text), codePoint).replaceAll("*/", "*\\/");
}

/** A string literal. */
export function stringLiteral(text: string): string {
  // JSON keeps some characters that would be invisible in a code review.
  return replaceActing(JSON.stringify(text), codeUnits);
}

/** A property name in an object literal, computed for `__proto__`, which would otherwise set the prototype. */
export function propertyName(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : stringLiteral(name);
}

/** A regular expression literal. By ECMAScript, `source` escapes what would end it. */
export function regExpLiteral({ source, flags }: RegExp): string {
  // An escaped character stands for itself, so its backslash is replaced with it.
  const visible = source.replaceAll(/\\?[^]/gu, (part) => {
    const [character = ""] = part.length > 1 && part.startsWith("\\") ? [part.slice(1)] : [part];
    const replaced = replaceActing(character, codeUnits);
    return replaced === character ? part : replaced;
  });
  return `/${visible}/${flags}`;
}

/**
 * Escapes control characters in source whose comments another library wrote. The escapes are valid in string literals,
 * regular expressions and comments. A raw carriage return can only occur in a comment.
 */
export function visibleSource(source: string): string {
  // Most source has nothing else.
  if (!/[^\t\n -~]/.test(source)) return source;
  return replaceActing(source.replaceAll(/\r\n?/g, "\n"), (character) =>
    character === "\n" || character === "\t" ? character : codeUnits(character),
  );
}
