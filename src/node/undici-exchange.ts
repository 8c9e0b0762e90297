import type { Dispatcher } from "undici";
import { ownMember, setMember } from "../own-member.ts";
import type { BodySource } from "../transport/attempt-types.ts";
import type { NodeFields } from "./node-headers.ts";

/** A response without its body. */
interface ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly fields: NodeFields;
}

type Controller = Pick<Dispatcher.DispatchController, "abort" | "pause" | "resume">;

/** How much of a body may wait for its reader before the connection is paused, in bytes. */
const HIGH_WATER_MARK = 2 ** 16;

/** A request that an undici dispatcher carries out, and the body of its response. */
export class UndiciExchange implements Dispatcher.DispatchHandler, BodySource {
  /** Rejects with the signal's reason, or with undici's error. */
  readonly head: Promise<ResponseHead>;
  readonly #signal: AbortSignal | null;
  #resolve: (head: ResponseHead) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #controller: Controller | undefined;
  readonly #chunks: Uint8Array[] = [];
  /** The total size of the chunks, in bytes. */
  #size = 0;
  #isPaused = false;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #wake = () => {};

  constructor(signal: AbortSignal | null) {
    this.#signal = signal;
    this.head = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal?.addEventListener("abort", this);
    if (signal?.aborted) this.handleEvent();
  }

  /** The signal was aborted. */
  handleEvent(): void {
    this.#fail(this.#signal?.reason);
    this.#controller?.abort(new Error("The request was aborted."));
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    // While the request waited for a connection, there was nothing to abort.
    if (this.#failure) controller.abort(new Error("The request was aborted."));
  }

  onResponseStart(_: unknown, status: number, fields: NodeFields, statusText = ""): void {
    // Informational responses precede the final one (RFC 9110, 15.2).
    if (status >= 200) this.#resolve({ status, statusText, fields });
  }

  onResponseData(_: unknown, chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    if (this.#size >= HIGH_WATER_MARK) {
      this.#isPaused = true;
      this.#controller?.pause();
    }
    this.#wake();
  }

  onResponseEnd(): void {
    this.#isOver = true;
    this.#signal?.removeEventListener("abort", this);
    this.#wake();
  }

  onResponseError(_: unknown, error: Error): void {
    this.#fail(error);
    this.onResponseEnd();
  }

  // The global dispatcher of Node.js 20 and 22, which is undici 6, calls these instead.

  onConnect(abort: (reason?: Error) => void): void {
    this.onRequestStart({ abort, pause: () => {}, resume: () => {} });
  }

  onHeaders(status: number, rawHeaders: readonly Buffer[], resume: () => void, statusText: string): boolean {
    if (this.#controller) this.#controller = { ...this.#controller, resume };
    const fields: Record<string, string[]> = {};
    for (let at = 0; at < rawHeaders.length; at += 2) {
      const [name = "", value = ""] = rawHeaders.slice(at, at + 2).map((text) => text.toString("latin1"));
      const field = name.toLowerCase();
      setMember(fields, field, [...(ownMember(fields, field) ?? []), value]);
    }
    this.onResponseStart(undefined, status, fields, statusText);
    return true;
  }

  onData(chunk: Uint8Array): boolean {
    this.onResponseData(undefined, chunk);
    return !this.#isPaused;
  }

  onComplete(): void {
    this.onResponseEnd();
  }

  onError(error: Error): void {
    this.onResponseError(undefined, error);
  }

  async read() {
    for (;;) {
      const value = this.#chunks.shift();
      if (value) {
        this.#size -= value.byteLength;
        if (this.#isPaused && this.#size === 0) {
          this.#isPaused = false;
          this.#controller?.resume();
        }
        return { done: false, value };
      }
      if (this.#failure) throw this.#failure.error;
      if (this.#isOver) return { done: true };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  cancel(): void {
    if (!this.#isOver) this.#controller?.abort(new Error("The body was cancelled."));
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#reject(error);
  }
}
