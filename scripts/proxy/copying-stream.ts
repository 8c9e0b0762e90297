import { Transform } from "node:stream";

/** The maximum size of a body that is kept for checking, in bytes. */
const MAX_COPY = 2 ** 20;

/** Passes a body on as it arrives, and keeps a copy of it unless it is too long. */
export class CopyingStream extends Transform {
  #chunks: Buffer[] | undefined = [];
  #size = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.#size += chunk.byteLength;
    if (this.#size > MAX_COPY) this.#chunks = undefined;
    this.#chunks?.push(chunk);
    done(null, chunk);
  }

  /** The whole body; `undefined` if it is too long, or has not ended. */
  copy(): Buffer<ArrayBuffer> | undefined {
    return this.#chunks && this.writableFinished ? Buffer.concat(this.#chunks) : undefined;
  }
}
