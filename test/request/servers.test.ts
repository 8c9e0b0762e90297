import { type ClientOptions, InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import { OK, send, notesOn } from "../support/send-request.ts";

describe("the servers of a path or an operation", () => {
  const document = {
    components: { securitySchemes: { b: { type: "http", scheme: "bearer" } } },
    paths: {
      "/files": {
        servers: [{ url: "https://uploads.example.test/up" }],
        post: { operationId: "upload", responses: OK },
        get: { operationId: "list", servers: [{ url: "https://files.example.test/" }], responses: OK },
      },
      "/tokens": {
        delete: {
          operationId: "revoke",
          servers: [{ url: "https://auth.example.test" }],
          security: [{ b: [] }],
          responses: OK,
        },
      },
      "/plain": { get: { operationId: "plain", servers: [], responses: OK } },
    },
  };
  const urlOf = async (id: string, client: ClientOptions = {}) =>
    (await send(document, id, {}, {}, { token: "t", ...client })).url;

  test("replace the document's, and get the credential", async () => {
    expect(await urlOf("upload")).toBe("https://uploads.example.test/up/files");
    expect(await urlOf("list")).toBe("https://files.example.test/files");
    expect(await urlOf("plain")).toBe("https://api.example.test/v1/plain");
    expect(await send(document, "revoke", {}, {}, { token: "t" })).toMatchObject({
      url: "https://auth.example.test/tokens",
      headers: { authorization: "Bearer t" },
    });
  });

  test("are in the document's order, whatever was called before", async () => {
    const [main, other] = ["https://api.example.test", "https://uploads.example.test"];
    const paths = {
      "/list": { get: { operationId: "list", responses: OK } },
      "/upload": { servers: [{ url: other }, { url: main }], put: { operationId: "upload", responses: OK } },
    };
    const upload = async (client: ClientOptions) =>
      (await send({ servers: [{ url: main }], paths }, "upload", {}, {}, client)).url;

    expect(await upload({})).toBe(`${other}/upload`);
    expect(await upload({ baseUrl: { [main]: "https://staging.test" } })).toBe("https://staging.test/upload");
  });

  test("are all replaced by one base URL, so that nothing goes anywhere else", async () => {
    for (const id of ["upload", "list", "revoke", "plain"]) {
      expect(await urlOf(id, { baseUrl: "http://localhost:4010" })).toMatch(/^http:\/\/localhost:4010\/[a-z]+$/);
    }
  });

  test("are replaced individually by an object keyed by their URLs", async () => {
    const baseUrl = { "https://auth.example.test": "https://auth.staging.test/x/" };
    expect(await urlOf("revoke", { baseUrl })).toBe("https://auth.staging.test/x/tokens");
    expect(await urlOf("upload", { baseUrl })).toBe("https://uploads.example.test/up/files");
    await expect(urlOf("plain", { baseUrl: { "https://other.test": "https://a.test" } })).rejects.toThrow(
      new InvalidRequestError("baseUrl", "must have the document's server URLs as its keys"),
    );
  });

  const wrong: Readonly<Record<string, unknown>> = {
    "a URL object": new URL("http://localhost:4010"),
    "a Map": new Map([["https://auth.example.test", "http://localhost"]]),
    "a list": ["http://localhost:4010"],
    "a number": 5,
  };
  test.each(Object.entries(wrong))("are not used instead of a base URL that is %s", async (_, baseUrl) => {
    const given: unknown = Reflect.apply(urlOf, undefined, ["list", { baseUrl }]);
    await expect(given).rejects.toThrow(new InvalidRequestError("baseUrl", "must be an absolute URL, as a string"));
  });
});

test.each(["tenant", "constructor"])(
  "a server whose variable %s has no default is left out, with a note",
  async (name) => {
    const servers = [{ url: `https://{${name}}.example.test` }];
    const paths = { "/x": { get: { operationId: "read", responses: OK } } };
    await expect(send({ servers, paths }, "read")).rejects.toThrow("baseUrl is required");
    const { url } = await send({ servers, paths }, "read", {}, {}, { baseUrl: "https://a.example.test" });
    expect(url).toBe("https://a.example.test/x");
    expect(notesOn({ servers, paths })).toEqual([
      `# The server https://{${name}}.example.test is left out: its variable "${name}" has no default. Pass a \`baseUrl\` to the client.`,
    ]);
  },
);
