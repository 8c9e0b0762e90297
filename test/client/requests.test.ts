import { createClient, InvalidRequestError } from "revokit";
import { expect, test } from "vitest";
import { contract, createThings } from "./things.ts";

test("a JSON body is sent as JSON with its Content-Type", async () => {
  const { things, sent } = createThings();

  await things.createThing({ body: { name: "a" } });

  expect(sent[0]?.headers.get("content-type")).toBe("application/json");
  expect(await sent[0]?.json()).toEqual({ name: "a" });
});

test("a form is sent as its media type says", async () => {
  const { things, sent } = createThings();

  await things.submitThing({ body: { name: "a & b", tags: ["x", "y"] } });

  expect(sent[0]?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
  expect(await sent[0]?.text()).toBe("name=a+%26+b&tags=x&tags=y");
});

test("a multipart body takes an object or a FormData, files included", async () => {
  const { things, sent } = createThings();
  const file = new File(["content"], "a.txt", { type: "text/plain" });

  await things.uploadThing({ body: { file, meta: { size: 7 } } });

  const form = await sent[0]?.formData();
  const uploaded = form?.get("file");
  expect(uploaded instanceof File ? [uploaded.name, await uploaded.text()] : undefined).toEqual(["a.txt", "content"]);
  expect(form?.get("meta")).toBe('{"size":7}');
});

test("bytes are sent unchanged", async () => {
  const { things, sent } = createThings();

  await things.putThing({ id: "1", body: new Uint8Array([0, 255, 1]) });

  expect(sent[0]?.headers.get("content-type")).toBe("application/octet-stream");
  expect(new Uint8Array((await sent[0]?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(new Uint8Array([0, 255, 1]));
});

test("a stream body is sent whole on each attempt", async () => {
  const { things, sent } = createThings({}, () => new Response(null, { status: 503 }));
  const body = new Blob(["a", "b"]).stream();

  // Its types say bytes, as its document does.
  await Reflect.apply(things.putThing, things, [{ id: "1", body }]).catch((thrown: unknown) => thrown);

  expect(await Promise.all(sent.map((request) => request.text()))).toEqual(["ab", "ab", "ab"]);
});

test("a buffer that was transferred elsewhere is refused", async () => {
  const { things, sent } = createThings();
  const body = new Uint8Array(3);
  structuredClone(body.buffer, { transfer: [body.buffer] });

  await expect(things.putThing({ id: "1", body })).rejects.toBeInstanceOf(InvalidRequestError);
  expect(sent).toEqual([]);
});

test("a client of a document without a server requires a base URL", () => {
  expect(() => createClient({ ...contract, servers: [] }, { token: "key" })).toThrow(
    new InvalidRequestError("baseUrl", "is required: the document names no server"),
  );
});

test("a required body that is missing is refused", async () => {
  const { things, sent } = createThings();

  const error: unknown = await Reflect.apply(things.createThing, things, [{}]).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(error).toMatchObject({ parameter: "body", rule: "is required" });
  expect(sent).toEqual([]);
});

test("each query parameter is written in its documented style", async () => {
  const { things, sent } = createThings();

  await things.listThings({ tags: ["a", "b c"], filter: { state: "new" }, page: 2 });
  await things.listThings();

  expect(sent[0]?.url).toBe("https://things.example/v2/things?tags=a,b%20c&filter[state]=new&page=2");
  expect(sent[1]?.url).toBe("https://things.example/v2/things");
});

test("a path template may contain characters that a URL can't, and parameters of any style", async () => {
  const { things, sent } = createThings();

  await things.putThing({ id: "a b", body: new Uint8Array() });
  await things.labelThing({ ids: ["a", "b"], size: 3 });

  expect(sent.map(({ url }) => url)).toEqual([
    "https://things.example/v2/things/gr%C3%B6%C3%9Fe/a%20b",
    "https://things.example/v2/things/.a,b/;size=3",
  ]);
});

test("parameters of one name in two places, with content, and in cookies are each sent in their own place", async () => {
  const sent: RequestInit[] = [];
  const { things } = createThings({
    fetch: async (url, init) => {
      sent.push({ ...init, referrer: url });
      return new Response(null, { status: 204 });
    },
  });

  await things.findThing({ id: "a", query_id: 7, where: { size: [1] }, session: "s 1" });

  const [{ referrer, headers } = {}] = sent;
  expect(referrer).toBe("https://things.example/v2/things/a?id=7&where=%7B%22size%22%3A%5B1%5D%7D");
  expect(headers).toMatchObject({ cookie: "session=s%201" });
});

test("an argument that the operation does not have is refused by its name", async () => {
  const { things, sent } = createThings();

  const args = { page: 1, pages: 2 };
  const error: unknown = await Reflect.apply(things.listThings, things, [args]).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ name: "InvalidRequestError", parameter: "pages", outcome: "not_sent" });
  expect(sent).toEqual([]);
});

test("a non-idempotent call without a key is not retried when its outcome is unknown", async () => {
  const { things, sent } = createThings({}, () => {
    throw new TypeError("reset");
  });

  await expect(things.createThing({ body: { name: "a" } })).rejects.toMatchObject({ outcome: "unknown" });
  expect(sent).toHaveLength(1);

  await expect(things.listThings()).rejects.toMatchObject({ outcome: "unknown" });
  expect(sent).toHaveLength(4);
});
