import { describe, expectTypeOf, test } from "vitest";
import type { Method } from "../../src/client-types.ts";
import { followEvents, readEvents, type ServerSentEvent } from "../../src/event-stream.ts";

interface WatchPets {
  parameters: { query?: { since?: string } };
  responses: {
    200: { content: { "text/event-stream": string } };
    404: { content: { "application/json": { code: string } } };
  };
}

interface ReadPet {
  parameters: { query?: never };
  responses: { 200: { content: { "application/json": { name: string } } } };
}

declare const watchPets: Method<WatchPets>;
declare const readPet: Method<ReadPet>;
declare const readLines: Method<{
  parameters: { query?: never };
  responses: { 200: { content: { "application/x-ndjson": Blob } } };
}>;

describe("a method whose success is not JSON", () => {
  test("can leave it unread, and still reads the other responses", () => {
    const unread = () => watchPets({ since: "1" }, { parseAs: "stream" });
    type Unread = Awaited<ReturnType<typeof unread>>;

    expectTypeOf<Extract<Unread, { ok: true }>["data"]>().toEqualTypeOf<ReadableStream<Uint8Array>>();
    expectTypeOf<Extract<Unread, { status: 404 }>["error"]>().toEqualTypeOf<{ code: string }>();
  });

  test("is read by default", () => {
    const read = () => watchPets();

    expectTypeOf<Extract<Awaited<ReturnType<typeof read>>, { ok: true }>["data"]>().toEqualTypeOf<string>();
  });
});

test("a method whose success is a sequence of JSON texts, which is read as bytes, can leave it unread", () => {
  const unread = () => readLines({}, { parseAs: "stream" });

  expectTypeOf<Extract<Awaited<ReturnType<typeof unread>>, { ok: true }>["data"]>().toEqualTypeOf<
    ReadableStream<Uint8Array>
  >();
});

test("a method whose success is JSON has no such option", () => {
  // @ts-expect-error JSON is read.
  const unread = () => readPet({}, { parseAs: "stream" });

  expectTypeOf(unread).toBeFunction();
});

describe("a method whose document describes the events' data", () => {
  interface Pet {
    readonly name: string;
  }
  const watch: Method<WatchPets, { event: Pet }> = () => {
    throw new Error("Only its type is used.");
  };
  const unread = () => watch({}, { parseAs: "stream" });

  test("has events of its type, without a type argument", () => {
    const events = async (result: Extract<Awaited<ReturnType<typeof unread>>, { ok: true }>) => readEvents(result);
    const followed = () => followEvents(unread);

    expectTypeOf(events).returns.resolves.toEqualTypeOf<AsyncGenerator<ServerSentEvent<Pet>, void>>();
    expectTypeOf(followed).returns.toEqualTypeOf<AsyncGenerator<ServerSentEvent<Pet>, void>>();
  });
});
