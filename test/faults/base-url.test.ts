import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { describe, expect, test } from "vitest";
import { example, kirim } from "../support/apis.ts";
import { listen } from "../support/loopback.ts";
import { clientOptions, settle } from "../support/play.ts";
import { expectNoToken, TOKEN } from "../support/secrecy.ts";

const refused = {
  "http to another host": "http://api.example.com",
  "http to a name that begins like loopback": "http://127.0.0.1.example.com",
  "http to a name that ends like loopback": "http://notlocalhost",
  credentials: "https://user:s3cr3t-s3cr3t@api.example.com",
  "a user": "https://s3cr3t-s3cr3t@api.example.com",
  "a query": "https://api.example.com/?version=1",
  "an empty query": "https://api.example.com/?",
  "a fragment": "https://api.example.com/#top",
  "an empty fragment": "https://api.example.com/#",
  "a template": "https://{region}.example.com",
  "a template in its path": "https://api.example.com/{version}",
  "a backslash": "https:\\\\api.example.com",
  "another scheme": "ftp://api.example.com",
  "no scheme": "api.example.com",
  "no host": "https://",
  nothing: "",
  "a line feed": "https://api.example.com\n",
  "a tab": "https://api.exa\tmple.com",
};

for (const [name, create] of Object.entries({ Kirim: createKirim, Natural: createNatural })) {
  describe(`a base URL of ${name}`, () => {
    for (const [what, baseUrl] of Object.entries(refused)) {
      test(`with ${what} is refused when the client is created`, async () => {
        const { error } = await settle(Promise.resolve().then(() => create({ token: TOKEN, baseUrl })));

        expect(error).toMatchObject({ name: "InvalidRequestError", parameter: "baseUrl", outcome: "not_sent" });
        expectNoToken(error);
        expectNoToken(error, "s3cr3t-s3cr3t");
      });
    }

    for (const baseUrl of [
      "https://api.example.com",
      "https://api.example.com:8443/v1/",
      "http://localhost:1",
      "http://api.localhost:1",
      "http://127.0.0.1:1",
      "http://127.1.2.3:1",
      "http://[::1]:1",
    ]) {
      test(`of ${baseUrl} is good`, () => {
        expect(() => create({ token: TOKEN, baseUrl })).not.toThrow();
      });
    }
  });
}

for (const ending of ["", "/", "//", "/v1", "/v1/", "/a/b/c"]) {
  test(`ending in "${ending}" is the prefix of every target`, async () => {
    const server = await listen(example(kirim, 200));
    const { call } = kirim.create({ ...clientOptions(server.url, kirim), baseUrl: server.url + ending });

    await call({ id: "a", link_id: "b" });

    const target = kirim.operation.path.replace("{id}", "a").replace("{link_id}", "b");
    expect(server.requests.map((request) => request.target)).toEqual([ending.replace(/\/+$/, "") + target]);
  });
}
