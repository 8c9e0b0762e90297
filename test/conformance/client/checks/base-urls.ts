import assert from "node:assert/strict";
import type { Check } from "../check.ts";
import { scripted } from "../client-test-context.ts";

export const baseUrls: Check = {
  name: "a base URL that is not https, or more than an origin and a path, is refused at creation",
  async run(context) {
    const wrong = [
      "http://api.example.test",
      "ftp://api.example.test",
      "https://user:pass@api.example.test",
      "https://api.example.test/?a=b",
      "https://api.example.test/#a",
      "https://api.example.test/{id}",
      "not a url",
      "",
    ];
    for (const baseUrl of wrong) {
      assert.throws(
        () => scripted(context, [], { baseUrl }),
        context.library.InvalidRequestError,
        `it takes ${baseUrl}`,
      );
    }
    for (const baseUrl of ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://a.test/v1/"]) {
      assert.doesNotThrow(() => scripted(context, [], { baseUrl }), `it does not take ${baseUrl}`);
    }
  },
};
