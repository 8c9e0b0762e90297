import { Duplex } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";

/**
 * The PostgreSQL in this process as node-postgres takes a server: as a socket. All messages of a statement are run in one
 * call, which saves most of what a call into WebAssembly costs.
 */
export class EmbeddedStream extends Duplex {
  readonly #server: PGlite;

  constructor(server: PGlite) {
    super();
    this.#server = server;
  }

  /** The server has one session, which outlives its connections: a new one must not find what an earlier one left. */
  connect(): this {
    const connected = () => this.emit("connect");
    this.#server.exec("ROLLBACK; DEALLOCATE ALL").then(connected, (error: Error) => this.destroy(error));
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
    // What the server says is pushed as it says it.
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
