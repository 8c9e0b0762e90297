import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeSpecs } from "../../scripts/describe/describe-specs.ts";
import { openThreads } from "../../scripts/threads/open-threads.ts";
import { PING } from "../support/project.ts";

let folder = "";
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "descriptions-"))));
afterEach(() => rm(folder, { recursive: true }));

/** Compiles `ping.yaml` in memory, and returns whether the compilers ran. */
async function describeOnce(settings: { readonly config?: string } = {}) {
  const threads = openThreads(0);
  let isCompiled = false;
  const describe: typeof threads.describe = {
    run: (...task) => {
      isCompiled = true;
      return threads.describe.run(...task);
    },
  };
  const read: string[] = [];
  const [api] = await describeSpecs([{ file: join(folder, "ping.yaml") }], {
    lint: settings,
    threads: { ...threads, describe },
    onRead: (files) => read.push(...files),
    cache: join(folder, "cache"),
  });
  return { api, isCompiled, read };
}

const write = (name: string, text: string) => writeFile(join(folder, name), text);

test("an unchanged document is not compiled again, and gives the same API", async () => {
  await write("ping.yaml", PING.replace("text/plain", "application/json"));
  const first = await describeOnce();
  const again = await describeOnce();

  expect([first.isCompiled, again.isCompiled]).toEqual([true, false]);
  expect(again.api?.facts).toEqual(first.api?.facts);
  expect(again.read).toEqual(first.read);
  const validate = again.api?.validators["ping"]?.responses["200"]?.content["application/json"];
  expect([validate?.("pong"), validate?.(7)].map((violations) => violations?.length)).toEqual([0, 1]);
});

test("a change of the document, of a part of it or of the settings counts", async () => {
  await write("ping.yaml", PING.replace("schema: { type: string }", 'schema: { $ref: "pong.yaml" }'));
  await write("pong.yaml", "type: string\n");
  await write("redocly.yaml", "extends: [minimal]\n");
  const settings = { config: join(folder, "redocly.yaml") };
  await describeOnce(settings);
  expect((await describeOnce(settings)).isCompiled).toBe(false);

  await write("pong.yaml", "type: integer\n");
  expect((await describeOnce(settings)).isCompiled).toBe(true);
  await write("redocly.yaml", "extends: [recommended]\n");
  expect((await describeOnce(settings)).isCompiled).toBe(true);
  expect((await describeOnce({})).isCompiled).toBe(true);
});

test("a document whose cache file can't be read is compiled again", async () => {
  await write("ping.yaml", PING);
  await describeOnce();
  const [file = ""] = await readdir(join(folder, "cache", "described"));
  const kept = join(folder, "cache", "described", file);
  for (const text of [
    "",
    "{}",
    (await readFile(kept, "utf8")).replace(/"fingerprint":"[^"]*"/, '"pipeline":"other"'),
  ]) {
    await writeFile(kept, text);
    expect((await describeOnce()).isCompiled).toBe(true);
  }
});

test("a document with errors is read again each time", async () => {
  await write("ping.yaml", PING.replace("paths:", "paths: &"));
  await expect(describeOnce()).rejects.toThrow();
  await write("ping.yaml", PING);
  expect((await describeOnce()).isCompiled).toBe(true);
});
