import * as fc from "fast-check";
import { InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import { normalizeBaseUrl } from "../../src/request/base-url.ts";
import { checkFieldValue } from "../../src/request/field-value.ts";
import { mergeHeaders } from "../../src/request/merge-headers.ts";
import { writeParameters } from "../../src/request/write-parameters.ts";
import { kirim } from "../support/apis.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."aA0/.:@?#%[]{}\\ \t\r\n\0é€-_~'\"") }),
);

const urls = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ["http", "https", "ftp"] }),
  fc
    .tuple(fc.constantFrom("https://", "http://localhost", "http://127.0.0.1", "https:", "//"), anyText)
    .map(([a, b]) => a + b),
  anyText,
);

describe("a base URL", () => {
  test("is refused or normalized", () => {
    fc.assert(
      fc.property(urls, (text) => {
        let base: string;
        try {
          base = normalizeBaseUrl(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidRequestError);
          return;
        }
        const { protocol, hostname, username, password, search, hash, href } = new URL(base);
        expect([username, password, search, hash]).toEqual(["", "", "", ""]);
        expect(protocol === "https:" || /^(localhost|.+\.localhost|127\..*|\[::1\])$/.test(hostname)).toBe(true);
        expect(base).not.toMatch(/[{}?#\s\\]|\/$/);
        expect([base, `${base}/`]).toContain(href);
        expect(normalizeBaseUrl(base)).toBe(base);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a header field", () => {
  test("whose value is accepted arrives unchanged", () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyText, (value) => {
        if (checkFieldValue(value) !== undefined) return;
        expect(new Headers({ name: value }).get("name")).toBe(value);
        accepted += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  test("of visible ASCII with inner spaces is accepted", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/), (value) => {
        expect(checkFieldValue(value)).toBeUndefined();
      }),
    );
  });

  test("is merged so that the last one wins whatever its case, or refused without its value", () => {
    const fields = fc.dictionary(fc.oneof(fc.constantFrom("X-A", "x-a", "X-B"), anyText), fc.option(anyText));
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 3 }), (sources) => {
        const last = new Map<string, string>();
        for (const source of sources) {
          for (const [name, value] of Object.entries(source)) {
            if (value === null) last.delete(name.toLowerCase());
            else last.set(name.toLowerCase(), value);
          }
        }
        try {
          const header = mergeHeaders(kirim.operation, sources);
          const merged = writeParameters({ ...kirim.operation, parameters: [] }, { header }).header;
          expect(new Map(Object.entries(merged))).toEqual(last);
          expect(() => new Headers(merged)).not.toThrow();
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidRequestError);
        }
      }),
    );
  });
});
