import type { Bytes } from "../bytes.ts";
import { onAbort } from "../transport/abort.ts";
import { startWait } from "../transport/clock.ts";
import { type BodySource, toBytes } from "./read-body.ts";

/** What still bounds a body that is handed over unread. */
export interface UnreadLimits {
  readonly signal: AbortSignal | undefined;
  /** How long the next part may take, in milliseconds. */
  readonly idleTimeout: number;
  /** The error that the stream ends with where its connection breaks. */
  readonly toBrokenError: (cause: unknown) => Error;
  /** The error that the stream ends with where the next part takes too long. */
  readonly toIdleError: () => Error;
}

/** A body as a stream that the caller reads. The caller's signal ends it at once, with the signal's reason. */
export function toUnreadBody(source: BodySource, limits: UnreadLimits): ReadableStream<Bytes> {
  const { signal, idleTimeout, toBrokenError, toIdleError } = limits;
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
        const endWait = startWait({ time: idleTimeout, signal: undefined }, () => fail(toIdleError()));
        try {
          const { done, value } = await source.read();
          if (!isOpen) return;
          if (!done) return controller.enqueue(toBytes(value));
          close();
          controller.close();
        } catch (error) {
          fail(toBrokenError(error));
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
}
