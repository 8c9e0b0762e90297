import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationsWithoutValue } from "../support/empty-schemas.ts";
import { typeErrors } from "../support/type-check.ts";
import { callAll } from "./calls.ts";
import { documents } from "./documents.ts";
import { checkExamples } from "./examples.ts";
import { type GeneratedDocument, generateDocument } from "./generated.ts";
import { readNormalized } from "./normalized.ts";

test("the corpus has at least twenty documents", () => {
  expect(documents.length).toBeGreaterThanOrEqual(20);
});

describe.each(documents)("the code of $name", (document) => {
  let generated: GeneratedDocument;

  beforeAll(async () => {
    generated = await generateDocument(document);
  });
  afterAll(() => generated.remove());

  test("passes the strictest type check", async () => {
    const files = (await readdir(generated.folder)).map((name) => join(generated.folder, name));
    expect(files.length).toBe(5);
    expect(typeErrors(files)).toEqual([]);
  });

  test("makes a client that the mock answers as documented, whatever the operation", async () => {
    const impossible = operationsWithoutValue(await readNormalized(document.file));
    const { called, answered, failures } = await callAll(generated.modules, impossible);
    expect(failures).toEqual([]);
    expect(answered).toBe(called);
  });

  test("accepts every example that is valid", async () => {
    const { valid, accepted, refused } = checkExamples(await readNormalized(document.file), generated.modules);
    expect(refused).toEqual([]);
    expect(accepted).toBe(valid);
  });
});
