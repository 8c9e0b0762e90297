import type { Bytes } from "../bytes.ts";
import type { Unread } from "../contract.ts";
import { onAbort } from "../transport/abort.ts";
import { startWait } from "../transport/clock.ts";
import { matchesMediaType, mediaTypeOf } from "./decode-body.ts";
import { documentedMediaTypes, hasNoBody } from "./interpret.ts";
import { toBytes } from "./read-body.ts";

/** Leaves bodies for the caller to read. */
export const unreadBody: Unread = {
  suits(operation, { status, headers }) {
    if (status < 200 || status > 299 || hasNoBody(operation.method, status)) return false;
    const documented = documentedMediaTypes(operation, status);
    return documented !== undefined && matchesMediaType(mediaTypeOf(headers), documented);
  },
  open(source, { signal, idleTimeout, toError }) {
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
          const endWait = startWait({ time: idleTimeout, signal: undefined }, () => fail(toError("idle")));
          try {
            const { done, value } = await source.read();
            if (!isOpen) return;
            if (!done) return controller.enqueue(toBytes(value));
            close();
            controller.close();
          } catch {
            fail(toError("broken"));
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
