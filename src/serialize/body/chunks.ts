import { hasMethod } from "../members.ts";

/** Yields the chunks of a stream. An abort releases the stream, even if a chunk never arrives. */
export type Chunks = (signal: AbortSignal) => AsyncIterable<unknown>;

/** The chunks of a stream of the web or of Node, or of a generator; undefined for anything else. */
export function chunksOf(value: object): Chunks | undefined {
  if (isReadableStream(value)) return (signal) => readerChunks(value, signal);
  if (isAsyncIterable(value)) return (signal) => iteratorChunks(value, value[Symbol.asyncIterator](), signal);
  return isGenerator(value) ? () => syncChunks(value) : undefined;
}

/** With a reader, since not every platform's streams are iterable. */
async function* readerChunks(stream: ReadableStream<unknown>, signal: AbortSignal): AsyncGenerator {
  const reader = stream.getReader();
  const cancel = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel, { once: true });
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}

async function* iteratorChunks(stream: object, iterator: AsyncIterator<unknown>, signal: AbortSignal): AsyncGenerator {
  const cancel = () => {
    // `destroy` ends a Node stream at once; a generator ends at its next yield.
    const destroy: unknown = Reflect.get(stream, "destroy");
    if (typeof destroy === "function") Reflect.apply(destroy, stream, []);
    iterator.return?.()?.catch(() => {});
  };
  signal.addEventListener("abort", cancel, { once: true });
  try {
    for (let step = await iterator.next(); step.done !== true; step = await iterator.next()) yield step.value;
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}

async function* syncChunks(chunks: Iterable<unknown>): AsyncGenerator {
  yield* chunks;
}

function isReadableStream(value: object): value is ReadableStream<unknown> {
  return hasMethod(value, "getReader");
}

function isAsyncIterable(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}

/** No other iterables: a `Map` or a `Set` is not a stream. */
function isGenerator(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value && Object.prototype.toString.call(value) === "[object Generator]";
}
