/** The maximum length of an answer's body, in bytes. */
const MAX_BODY = 8 * 2 ** 20;

/** A body that is too long to read. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";

  constructor() {
    super(`the body is longer than ${MAX_BODY} bytes`);
  }
}

/** Collects a body up to the limit, and keeps the byte order mark, which `text()` would drop. */
export class BodyReader {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #strict = new TextDecoder("utf-8", { fatal: true });
  #text = "";
  #size = 0;
  #isUtf8 = true;

  /** Adds a chunk of the body. @returns whether the body is still within the limit */
  add(part: Uint8Array): boolean {
    this.#size += part.byteLength;
    if (this.#size > MAX_BODY) return false;
    this.#text += this.#decoder.decode(part, { stream: true });
    this.#hold(() => this.#strict.decode(part, { stream: true }));
    return true;
  }

  end(): { readonly text: string; readonly hasInvalidUtf8: boolean } {
    this.#hold(() => this.#strict.decode());
    return { text: this.#text + this.#decoder.decode(), hasInvalidUtf8: !this.#isUtf8 };
  }

  #hold(decode: () => string): void {
    if (!this.#isUtf8) return;
    try {
      decode();
    } catch {
      this.#isUtf8 = false;
    }
  }
}
