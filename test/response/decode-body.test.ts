import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBody, matchesMediaType, mediaTypeOf } from "../../src/response/decode-body.ts";
import { BodyError } from "../../src/response/read-body.ts";

const utf8 = new TextEncoder();

/** A token of RFC 9110 (5.6.2), the parts of a media type. */
const token = fc.stringMatching(/^[a-z0-9][a-z0-9.+-]{0,12}$/);

describe("a media type", () => {
  test("is recognized whatever its case, parameters and surrounding space", () => {
    fc.assert(
      fc.property(token, token, fc.constantFrom("", ";charset=utf-8", " ; a=b;c=d"), (type, subtype, parameters) => {
        const headers = new Headers({ "content-type": ` ${type}/${subtype.toUpperCase()}${parameters}` });

        expect(mediaTypeOf(headers)).toBe(`${type}/${subtype}`);
      }),
    );
  });

  test("matches itself, its type's range and */*, and nothing else", () => {
    fc.assert(
      fc.property(token, token, token, token, (type, subtype, otherType, otherSubtype) => {
        const mediaType = `${type}/${subtype}`;

        expect(matchesMediaType(mediaType, [mediaType])).toBe(true);
        expect(matchesMediaType(mediaType, [`${type}/*`])).toBe(true);
        expect(matchesMediaType(mediaType, ["*/*"])).toBe(true);
        expect(matchesMediaType(mediaType, ["*"])).toBe(true);
        expect(matchesMediaType(mediaType, [`${mediaType}; charset=utf-8`])).toBe(true);
        expect(matchesMediaType(mediaType, [`${type}/${otherSubtype}`])).toBe(subtype === otherSubtype);
        expect(matchesMediaType(mediaType, [`${otherType}/*`])).toBe(type === otherType);
        expect(matchesMediaType(mediaType, [])).toBe(false);
      }),
    );
  });

  test("that is absent matches only */*", () => {
    expect(matchesMediaType(mediaTypeOf(new Headers()), ["application/json", "text/*"])).toBe(false);
  });
});

describe("a body", () => {
  for (const mediaType of ["application/json", "application/problem+json"]) {
    test(`of ${mediaType} is the value that was written`, () => {
      fc.assert(
        fc.property(fc.json(), (text) => {
          expect(decodeBody(utf8.encode(text), mediaType)).toEqual(JSON.parse(text));
        }),
      );
    });

    test(`of ${mediaType} is a value or a BodyError that quotes nothing, whatever its bytes`, () => {
      fc.assert(
        fc.property(fc.uint8Array(), (bytes) => {
          try {
            decodeBody(new Uint8Array(bytes), mediaType);
          } catch (error) {
            expect(error).toBeInstanceOf(BodyError);
            expect(error).toMatchObject({ reason: "malformed_json", message: "malformed_json" });
            expect(error).not.toHaveProperty("cause");
          }
        }),
      );
    });
  }

  test("of text is a string, and of anything else a Blob of the same bytes", async () => {
    expect(decodeBody(utf8.encode("a"), "text/plain")).toBe("a");
    const blob = decodeBody(new Uint8Array([1, 2]), "image/png");
    expect(blob).toBeInstanceOf(Blob);
    expect(blob instanceof Blob && [...new Uint8Array(await blob.arrayBuffer())]).toEqual([1, 2]);
  });
});
