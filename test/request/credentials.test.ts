import type { ClientOptions } from "revokit";
import { describe, expect, test } from "vitest";
import { OK, send, notesOn } from "../support/send-request.ts";

describe("credentials", () => {
  const securitySchemes = {
    q: { type: "apiKey", in: "query", name: "api_key" },
    c: { type: "apiKey", in: "cookie", name: "sid" },
    h: { type: "apiKey", in: "header", name: "X-Key" },
    b: { type: "http", scheme: "bearer" },
    ba: { type: "http", scheme: "basic" },
    d: { type: "http", scheme: "digest" },
    m: { type: "mutualTLS" },
  };
  const operation = (operationId: string, ...security: readonly (readonly string[])[]) => ({
    get: {
      operationId,
      responses: OK,
      security: security.map((names) => Object.fromEntries(names.map((n) => [n, []]))),
    },
  });
  const document = {
    components: { securitySchemes },
    paths: {
      "/q": operation("inQuery", ["q"]),
      "/q2": operation("alsoInQuery", ["q"]),
      "/c": operation("inCookie", ["c"]),
      "/and": operation("both", ["h", "b"]),
      "/or": operation("either", ["h"], ["b"]),
      "/ba": operation("basic", ["ba"]),
      "/opt": operation("optional", [], ["b"]),
      "/d": operation("digest", ["d"]),
    },
  };
  const tokens = { q: "k y".replace(" ", "&"), c: "s", h: "h", b: "t", ba: { username: "ü", password: "p:w" } };
  const sent = (id: string, token: ClientOptions["token"]) => send(document, id, {}, {}, { token });

  test("go out under their own schemes, all of an alternative together", async () => {
    expect((await sent("inQuery", tokens)).url).toBe("https://api.example.test/v1/q?api_key=k%26y");
    expect((await sent("inCookie", tokens)).headers).toEqual({ cookie: "sid=s" });
    expect((await sent("both", tokens)).headers).toEqual({ "x-key": "h", authorization: "Bearer t" });
    expect((await sent("either", { b: "t" })).headers).toEqual({ authorization: "Bearer t" });
    expect((await sent("either", tokens)).headers).toEqual({ "x-key": "h" });
    const basic = `Basic ${Buffer.from("ü:p:w").toString("base64")}`;
    expect((await sent("basic", tokens)).headers).toEqual({ authorization: basic });
    expect((await sent("basic", { ba: "ü:p:w" })).headers).toEqual({ authorization: basic });
    expect((await sent("basic", { ba: async () => "ü:p:w" })).headers).toEqual({ authorization: basic });
    expect((await sent("optional", {})).headers).toEqual({});
    expect((await sent("optional", tokens)).headers).toEqual({ authorization: "Bearer t" });
    expect((await sent("digest", tokens)).headers).toEqual({});
  });

  test("of one field are alternatives, because it holds one of them", async () => {
    const paths = { "/x": operation("flows", ["b", "o", "h"]) };
    const schemes = { ...securitySchemes, o: { type: "oauth2", flows: {} } };
    const flows = { components: { securitySchemes: schemes }, paths };
    for (const token of [
      { b: "t", h: "k" },
      { o: "t", h: "k" },
    ]) {
      const { headers } = await send(flows, "flows", {}, {}, { token });
      expect(headers).toEqual({ authorization: "Bearer t", "x-key": "k" });
    }
  });

  test("are also found by their URI, as in OpenAPI 3.2", async () => {
    const paths = { "/x": operation("byUri", ["#/components/securitySchemes/b"]) };
    const byUri = { openapi: "3.2.0", components: { securitySchemes }, paths };
    expect((await send(byUri, "byUri", {}, {}, { token: { b: "t" } })).headers).toEqual({
      authorization: "Bearer t",
    });
    const byRoot = { "/x": { get: { operationId: "byRoot", responses: OK } } };
    const root = { ...byUri, security: [{ "#/components/securitySchemes/b": [] }], paths: byRoot };
    expect((await send(root, "byRoot", {}, {}, { token: { b: "t" } })).headers).toEqual({ authorization: "Bearer t" });
    expect(notesOn(root)).toEqual(notesOn({ components: { securitySchemes }, paths: {} }));
  });

  test("that the document does not have are noted with their place", () => {
    const paths = { "/x": operation("read", ["gone"], ["gone"]) };
    expect(notesOn({ security: [{ lost: [] }], paths })).toEqual([
      '# No credential is sent for "lost": components.securitySchemes does not define it.',
      '#/paths/~1x/get No credential is sent for "gone": components.securitySchemes does not define it.',
    ]);
  });

  test("in an unknown place are left out, and noted with their place", async () => {
    const lost = { type: "apiKey", in: "body", name: "key" };
    const misplaced = { components: { securitySchemes: { lost } }, paths: { "/x": operation("read", ["lost"]) } };
    expect(notesOn(misplaced)).toEqual([
      '#/components/securitySchemes/lost No credential is sent for "lost": `in` must be header, query or cookie.',
    ]);
    expect((await send(misplaced, "read")).headers).toEqual({});
  });

  test("given as a single token go to one scheme only", async () => {
    expect((await sent("inQuery", "t")).url).toContain("api_key=t");
    expect((await sent("optional", "t")).headers).toEqual({});
    for (const id of ["inCookie", "both", "either", "basic"]) {
      await expect(sent(id, "t")).rejects.toThrow(
        /^token must have a value for each scheme that this operation needs: \{/,
      );
    }
  });

  test("that are missing are named by their schemes, and invalid ones are not quoted", async () => {
    await expect(sent("both", { h: "h" })).rejects.toThrow('{ "h": …, "b": … }');
    for (const ba of ["no-colon", { username: "a:b", password: "s3cret" }, { username: "a", password: "s3cret\n" }]) {
      const error = await sent("basic", { ba }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "InvalidRequestError", parameter: "token", outcome: "not_sent" });
      expect(String(error)).not.toContain("s3cret");
    }
  });

  test("that a client can't send are noted with their place", () => {
    expect(notesOn(document)).toEqual([
      expect.stringMatching(/^#\/components\/securitySchemes\/d The client can't send "d": HTTP digest/),
      expect.stringMatching(/^#\/components\/securitySchemes\/m The client certificate of "m"/),
    ]);
  });
});
