import { readFile } from "node:fs/promises";
import { createConfig } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { lintText } from "../support/lint.ts";
import { repositoryPath } from "../support/repository.ts";
import { mistakes } from "./mistakes.ts";

const good = await readFile(repositoryPath("test/fixtures/lint/good.yaml"), "utf8");

describe("the house rules", () => {
  it("find nothing in a valid document", async () => {
    expect(await lintText(good)).toEqual([]);
  });

  for (const { name, rule, from, to, line } of mistakes) {
    it(`find ${name} and point to its line`, async () => {
      const bad = good.replace(from, to);
      expect(bad).not.toBe(good);

      expect(await lintText(bad)).toContainEqual(expect.objectContaining({ rule, line }));
    });
  }

  const forms = [
    ["x-request-id:\n  header: X-Request-Id\n  pointers:\n    - /error/request_id", "x-request-id:"],
    ["pointers:\n    - /error/request_id", "pointers:"],
    ["- /error/request_id", "-"],
    ["x-extensible-enum: [moved, died]", "x-extensible-enum:"],
    ["moved, died", "moved,"],
    ["header: Idempotency-Key", "header:"],
    ["retention: PT24H", "retention:"],
    ["header: X-Replayed", "header:"],
    ['status: "409"\n          reason: IN_PROGRESS', "reason: x\n          status:"],
    ["X-Actor: [X-Session]", "X-Actor:"],
    ["example: closed", "example:"],
    ['status: "409"\n        example: closed', "example: x\n        status:"],
  ] as const;

  it.each(forms)("leave invalid structures to Redocly's own rule, and do not crash: %j", async (from, to) => {
    for (const strange of ["7", "[7]", "{ a: 7 }"]) {
      const bad = good.replace(from, `${to} ${strange}`);
      expect(bad).not.toBe(good);

      const problems = await lintText(bad);
      expect(problems).toContainEqual(expect.objectContaining({ rule: expect.stringMatching(/^(struct|house\/)/) }));
    }
  });

  it("read the allowed words, extensions and header from the configuration", async () => {
    const config = await createConfig(
      {
        plugins: [repositoryPath("scripts/lint/rules/plugin.js")],
        rules: {
          "house/known-sources": { severity: "error", words: ["rumour"] },
          "house/known-extensions": { severity: "error", known: ["x-retry"] },
          "house/idempotency": { severity: "error", header: "^x-actor$" },
        },
      },
      { configPath: repositoryPath("redocly.yaml") },
    );
    const document = good
      .replace("operationId: closeAccount", "operationId: closeAccount\n      x-retry: true")
      .replace("name: X-Actor\n          in: header", "name: X-Actor\n          in: header\n          required: true");

    expect(await lintText(document, config)).toEqual([
      expect.objectContaining({ rule: "house/idempotency", line: "put:" }),
      expect.objectContaining({ rule: "house/known-extensions", line: "x-source: documented" }),
      expect.objectContaining({ rule: "house/known-sources", line: "x-source: documented" }),
      expect.objectContaining({ rule: "house/known-extensions", line: "x-source: inferred" }),
      expect.objectContaining({ rule: "house/known-sources", line: "x-source: inferred" }),
    ]);
  });
});
