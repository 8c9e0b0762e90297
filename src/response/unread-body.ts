import type { Bytes } from "../bytes.ts";
import type { LeaveUnread } from "../contract.ts";
import { TimeoutError } from "../errors.ts";
import { onAbort } from "../transport/abort.ts";
import { startWait } from "../transport/clock.ts";
import { explain, toUnexpected } from "../transport/call-errors.ts";
import { matchesMediaType, mediaTypeOf } from "./decode-body.ts";
import { documentedFor } from "./documented-for.ts";
import { hasNoBody } from "./no-body.ts";
import { toBytes } from "./read-body.ts";

/** The caller's signal ends the stream at once, with the signal's reason. */
export const unreadBody: LeaveUnread = ({ status, headers }, source, call) => {
  const { operation, signal, settings } = call;
  if (status < 200 || status > 299 || hasNoBody(operation.method, status)) return undefined;
  const documented = documentedFor(operation.responses, status);
  if (documented === undefined || !matchesMediaType(mediaTypeOf(headers), documented)) return undefined;

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
        const endWait = startWait({ time: settings.idleTimeout, signal: undefined }, () =>
          fail(new TimeoutError(...explain(call, "got no more of its stream within idleTimeout"))),
        );
        try {
          const { done, value } = await source.read();
          if (!isOpen) return;
          if (!done) return controller.enqueue(toBytes(value));
          close();
          controller.close();
        } catch {
          fail(toUnexpected(call, "body_unreadable"));
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
};
