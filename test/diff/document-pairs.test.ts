import { expect, test } from "vitest";
import { pairVersions, type Version } from "../../scripts/diff/document-pairs.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";

function version(folder: string, file: string, name: string): Version {
  const document = { openapi: "3.1.0", info: { title: name, version: "1" }, paths: {} } satisfies OpenApiDocument;
  return { spec: { file: `/${folder}/${file}`, name, root: `/${folder}` }, document };
}

test("a document with the same file is the same, though an earlier one has taken its name", () => {
  const before = [version("before", "a.yaml", "a")];
  const after = [version("after", "b.yaml", "a"), version("after", "a.yaml", "c")];

  const pairs = pairVersions(before, after, { before: "/before", after: "/after" });
  expect(pairs.map((pair) => [pair.before?.spec.file, pair.after?.spec.file])).toEqual([
    [undefined, "/after/b.yaml"],
    ["/before/a.yaml", "/after/a.yaml"],
  ]);
});
