import type { Bytes } from "../bytes.ts";
import type { Operation } from "../contract.ts";
import { TimeoutError } from "../errors.ts";
import { onAbort } from "../transport/abort.ts";
import type { CallState } from "../transport/call-state.ts";
import { startWait } from "../transport/clock.ts";
import { idleMessage } from "../transport/messages.ts";
import { toUnexpected } from "../transport/settle.ts";
import { matchesMediaType, mediaTypeOf } from "./decode-body.ts";
import { documentedMediaTypes, hasNoBody } from "./interpret.ts";
import { type BodySource, toBytes } from "./read-body.ts";

/** How a body is handed over unread. */
export interface Unread {
  /** Whether a response is a documented success that has a body, by its headers. */
  suits(operation: Operation, response: Response): boolean;
  /**
   * A body as a stream that the caller reads. The caller's signal ends it at once, with the signal's reason.
   * @param idleTimeout how long the next part may take, in milliseconds
   */
  open(source: BodySource, call: CallState, idleTimeout: number): ReadableStream<Bytes>;
}

export const unreadBody: Unread = {
  suits(operation, { status, headers }) {
    if (status < 200 || status > 299 || hasNoBody(operation.method, status)) return false;
    const documented = documentedMediaTypes(operation, status);
    return documented !== undefined && matchesMediaType(mediaTypeOf(headers), documented);
  },
  open(source, call, idleTimeout) {
    const { signal } = call;
    let isOpen = true;
    let unsubscribe = () => {};
    const close = () => {
      isOpen = false;
      unsubscribe();
    };
    return new ReadableStream<Bytes>(
      {
        start(controller) {
          unsubscribe = onAbort(signal, () => {
            close();
            source.cancel();
            controller.error(signal?.reason);
          });
        },
        async pull(controller) {
          const fail = (error: Error) => {
            if (!isOpen) return;
            close();
            source.cancel();
            controller.error(error);
          };
          const endWait = startWait({ time: idleTimeout, signal: undefined }, () => fail(idleError(call)));
          try {
            const { done, value } = await source.read();
            if (!isOpen) return;
            if (!done) return controller.enqueue(toBytes(value));
            close();
            controller.close();
          } catch {
            fail(toUnexpected(call.response, call, "body_unreadable"));
          } finally {
            endWait();
          }
        },
        cancel() {
          close();
          source.cancel();
        },
      },
      { highWaterMark: 0 },
    );
  },
};

function idleError(call: CallState): TimeoutError {
  const report = call.report();
  return new TimeoutError(idleMessage(call, report), report);
}
