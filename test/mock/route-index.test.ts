import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeTemplate } from "../../scripts/compile/operations/template.ts";
import { mayHaveMethod } from "../../scripts/conformance/checks/support/path-templates.ts";
import { compileTemplate } from "../../src/mock/request/path-template.ts";
import { indexByPath } from "../../src/mock/request/route-index.ts";
import { compile } from "./compile.ts";

const literal = fc.constantFrom("a", "b", "A", "ä", "x y", "v1.0", "");
const segment = fc.oneof(literal, fc.constantFrom("{p}", "{p}.{q}", "a{p}", "{p/q}", "{p}:act"));
const templates = fc.uniqueArray(
  fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join("/")}`),
  { minLength: 1, maxLength: 12 },
);
const requested = fc
  .array(fc.oneof(literal, fc.constantFrom("ab", "a.b", "c:act", "%C3%A4", "%20", "é")), { minLength: 1, maxLength: 4 })
  .map((segments) => new URL(`http://localhost/${segments.join("/")}`).pathname);

test("the index finds the same templates as comparing each, in the same order", () => {
  fc.assert(
    fc.property(templates, fc.array(requested, { minLength: 1, maxLength: 5 }), (all, paths) => {
      const find = indexByPath(all, (each) => each);
      const fits = (path: string) => (each: string) => compileTemplate(each).match(path, "") !== undefined;
      for (const path of paths) expect(find(path).filter(fits(path))).toEqual(all.filter(fits(path)));
    }),
    { numRuns: 200 },
  );
});

test("a literal matches however it is percent-encoded: as the client, a URL or encodeURIComponent writes it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 4 }), (text) => {
      const part = text.replaceAll(/[{}?/\\\p{Cs}]/gu, "-");
      const template = `/${part}x/y${part}`;
      const { match } = compileTemplate(template);
      const find = indexByPath([template], (each) => each);
      const encoded = encodeURIComponent(part);
      for (const path of [encodeTemplate(template), `/${encoded}x/y${encoded}`, `/${encoded}%78/%79${encoded}`]) {
        const { pathname } = new URL(`http://localhost${path}`);
        expect([pathname, match(pathname, ""), find(pathname)]).toEqual([pathname, {}, [template]]);
      }
    }),
    { numRuns: 500, examples: [["\n"], ["[a]"], ["a|b^"], ["100%"], [" "]] },
  );
});

test("a template with more literal text in a segment comes first", () => {
  const sorted = [
    "/files/{name}",
    "/files/{name}.json",
    "/files/x{name}",
    "/files/all",
    "/{folder}/all",
    "/{folder}:run/all",
  ];
  const byRank = (a: string, b: string) => (compileTemplate(a).rank < compileTemplate(b).rank ? -1 : 1);
  expect(sorted.toSorted(byRank)).toEqual([
    "/files/all",
    "/files/x{name}",
    "/files/{name}.json",
    "/files/{name}",
    "/{folder}:run/all",
    "/{folder}/all",
  ]);
});

const operation = (id: string) => ({ operationId: id, responses: { "200": { description: "OK." } } });
const { facts } = compile({
  paths: {
    "/users/login": { get: operation("login") },
    "/users/{name}": { delete: operation("removeUser") },
    "/files/{name}.{format}": { put: operation("writeFile") },
  },
});

test.each([
  ["/users/login", "GET", true],
  ["/users/login", "DELETE", true],
  ["/USERS/Login", "DELETE", true],
  ["/users/login", "PATCH", true],
  ["/users/tim", "PATCH", false],
  ["/users/tim", "GET", false],
  ["/files/a.txt", "PUT", true],
  ["/files/a.txt", "DELETE", false],
  ["/files/a-txt", "PUT", false],
  ["/users/tim/more", "DELETE", false],
])("%s may have %s: %s", (path, method, expected) => {
  expect(mayHaveMethod(facts, path, method)).toBe(expected);
});
