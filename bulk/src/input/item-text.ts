import type { Token } from "stream-json/parser.js";

/** The texts of an array's items, from the tokens of the whole array. */
export class ItemText {
  #text = "";
  #depth = 0;
  #isFirst = true;

  /** The text of the current item so far. */
  get length(): number {
    return this.#text.length;
  }

  /**
   * Adds a token. Returns the item that ends with it, if any.
   * @throws TypeError if the tokens are not those of an array
   */
  add(token: Token): string | undefined {
    const isEnd = token.name === "endObject" || token.name === "endArray";
    if (this.#depth === 0 && token.name !== "startArray") throw new TypeError("It is not an array.");
    if (isEnd) this.#depth -= 1;
    if (this.#depth > 1 || (this.#depth === 1 && !isEnd)) this.#write(token, isEnd);
    else if (this.#depth === 1) this.#text += textOf(token);
    if (token.name === "startObject" || token.name === "startArray") this.#depth += 1;
    if (this.#depth !== 1 || this.#text === "") return undefined;
    const item = this.#text;
    this.#text = "";
    this.#isFirst = true;
    return item;
  }

  #write(token: Token, isEnd: boolean): void {
    this.#text += `${this.#isFirst || isEnd ? "" : ","}${textOf(token)}`;
    this.#isFirst = token.name === "startObject" || token.name === "startArray" || token.name === "keyValue";
  }
}

function textOf(token: Token): string {
  switch (token.name) {
    case "startObject":
      return "{";
    case "endObject":
      return "}";
    case "startArray":
      return "[";
    case "endArray":
      return "]";
    case "keyValue":
      return `${JSON.stringify(token.value)}:`;
    case "numberValue":
      return token.value;
    default:
      return "value" in token ? JSON.stringify(token.value) : "";
  }
}
