import { Duplex } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";

/**
 * The PostgreSQL in this process as the socket that node-postgres expects. All messages of a statement are run in one
 * call, which saves most of the cost of calls into WebAssembly.
 */
export class EmbeddedStream extends Duplex {
  readonly #server: PGlite;
  readonly #isFirst: boolean;

  /** @param isFirst whether it is the server's first connection */
  constructor(server: PGlite, isFirst: boolean) {
    super();
    this.#server = server;
    this.#isFirst = isFirst;
  }

  /**
   * The server has one session, which outlives its connections: a second connection would inherit the state of the
   * first.
   */
  connect(): this {
    if (this.#isFirst) process.nextTick(() => this.emit("connect"));
    else this.destroy(new Error("The embedded store failed earlier: run the command again."));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // The server's output is passed on as it comes.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#run(chunk, done);
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: (error?: Error) => void): void {
    this.#run(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  #run(messages: Buffer, done: (error?: Error) => void): void {
    // A copy: the server reuses its buffer.
    const onRawData = (bytes: Uint8Array) => void this.push(Buffer.from(bytes));
    this.#server.execProtocolRawStream(messages, { onRawData }).then(() => done(), done);
  }
}
