import { Source } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { parseOnce } from "../../scripts/lint/parse-once.ts";

test("a source is parsed once, and who modifies its document does not modify that of the next", () => {
  const source = new Source("/api.yaml", "openapi: 3.1.1");
  const mended = new Source("/api.yaml", "openapi:  3.1.1");
  const shared = { type: "string" };
  const parsed = { paths: { "/a": {} }, schemas: [shared, shared], limit: Infinity };
  let count = 0;
  const read = () =>
    parseOnce(source, () => {
      count += 1;
      return { source: mended, parsed };
    });

  expect(read()).toEqual({ source: mended, parsed });
  Object.assign(parsed.paths, { "/b": {} });
  const [second, third] = [read(), read()];

  expect(count).toBe(1);
  expect(second).toEqual({ source: mended, parsed: { ...parsed, paths: { "/a": {} } } });
  expect(third).toEqual(second);
  expect(third.parsed).not.toBe(second.parsed);
  expect(third.source).toBe(mended);
});
