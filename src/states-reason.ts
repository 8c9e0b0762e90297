const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/**
 * Whether a text contains a reason as a whole: neither end is inside a longer word. A reason may be a code of any kind, such as
 * `IN_PROGRESS`, `order.in-progress` or `1042`, or a sentence.
 */
export function statesReason(text: string, reason: string): boolean {
  for (let start = text.indexOf(reason); start >= 0; start = text.indexOf(reason, start + 1)) {
    const end = start + reason.length;
    if (!isInsideWord(text, start) && !isInsideWord(text, end)) return true;
  }
  return false;
}

/** Whether the characters on both sides of a position belong to one word. */
function isInsideWord(text: string, position: number): boolean {
  return WORD_CHARACTER.test(text.charAt(position - 1)) && WORD_CHARACTER.test(text.charAt(position));
}
