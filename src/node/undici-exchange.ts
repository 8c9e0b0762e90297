import type { Dispatcher } from "undici";
import type { BodySource } from "../transport/attempt-types.ts";
import { ChunkQueue } from "./chunk-queue.ts";
import type { NodeFields } from "./node-headers.ts";

/** A response without its body. */
interface ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly fields: NodeFields;
}

/** What ends or holds back a request of a dispatcher. */
type Controller = Pick<Dispatcher.DispatchController, "abort" | "pause" | "resume">;

/** A request that a dispatcher of undici 7 or later carries out, and the body of its response. */
export class UndiciExchange implements Dispatcher.DispatchHandler, BodySource {
  /** Rejects with the reason of the abort, or with undici's error. */
  readonly head: Promise<ResponseHead>;
  protected readonly chunks = new ChunkQueue();
  #signal: AbortSignal | null = null;
  #resolve: (head: ResponseHead) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #controller: Controller | undefined;
  #isAborted = false;

  constructor() {
    this.head = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Aborts the request when the signal is aborted. */
  listenTo(signal: AbortSignal): void {
    this.#signal = signal;
    signal.addEventListener("abort", this);
    if (signal.aborted) this.handleEvent();
  }

  handleEvent(): void {
    this.abort(this.#signal?.reason);
  }

  abort(reason: unknown): void {
    this.#isAborted = true;
    this.#fail(reason);
    this.#controller?.abort(new Error("The request was aborted."));
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    this.chunks.flow = controller;
    // While the request waited for a connection, there was nothing to abort.
    if (this.#isAborted) controller.abort(new Error("The request was aborted."));
  }

  onResponseStart(_: unknown, status: number, fields: NodeFields, statusText = ""): void {
    // Informational responses precede the final one (RFC 9110, 15.2).
    if (status >= 200) this.#resolve({ status, statusText, fields });
  }

  onResponseData(_: unknown, chunk: Uint8Array): void {
    this.chunks.add(chunk);
  }

  onResponseEnd(): void {
    this.#signal?.removeEventListener("abort", this);
    this.chunks.end();
  }

  onResponseError(_: unknown, error: Error): void {
    this.#fail(error);
    this.onResponseEnd();
  }

  read() {
    return this.chunks.read();
  }

  cancel(): void {
    if (!this.chunks.isOver) this.#controller?.abort(new Error("The body was cancelled."));
  }

  #fail(error: unknown): void {
    this.chunks.fail(error);
    this.#reject(error);
  }
}
