import type { Readable } from "node:stream";
import type { BodySource } from "../transport/attempt-types.ts";

/** Reads a Node stream chunk by chunk, with backpressure. */
export function fromReadable(stream: Readable): BodySource {
  let isEnded = false;
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  const onEnd = () => {
    isEnded = true;
    wake();
  };
  stream.on("readable", () => wake());
  stream.on("end", onEnd);
  stream.on("error", (error) => {
    failure ??= { error };
    wake();
  });
  // A stream that is destroyed early emits `close` without `end`.
  stream.on("close", onEnd);
  return {
    async read() {
      for (;;) {
        if (failure) throw failure.error;
        const chunk: unknown = stream.read();
        if (chunk !== null) return { done: false, value: chunk };
        if (isEnded) return { done: true };
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    cancel: () => void stream.destroy(),
  };
}

/** Yields a body's chunks to its end. Cancels the body if the consumer stops early. */
export async function* chunksOf(source: BodySource): AsyncGenerator<unknown, void> {
  try {
    for (let step = await source.read(); !step.done; step = await source.read()) yield step.value;
  } finally {
    source.cancel();
  }
}
