import { kirim } from "revokit/mock";
import { describe, expect, test } from "vitest";
import type { ConformanceOptions } from "../../scripts/cli/conformance-options.ts";
import { readServer } from "../../scripts/cli/conformance-subject.ts";
import { repositoryPath } from "../support/repository.ts";

const env = { KIRIM_API_KEY: "key", KIRIM_OTHER_API_KEY: "other" };

const defaults = { dryRun: false, readOnly: false, yes: false, only: [], skip: [], maxWait: 3600, allowRemote: false };

/** The server that the options name. */
function serverOf(options: Partial<ConformanceOptions>, environment: Readonly<Record<string, string>> = env) {
  return readServer(kirim, { ...defaults, ...options }, environment);
}

describe("the options of revokit conformance", () => {
  test("name a server, take its credentials from the environment, and allow no unsafe request yet", async () => {
    expect(await serverOf({ baseUrl: "https://a.test/v1/", maxWait: 5 })).toMatchObject({
      baseUrl: "https://a.test/v1",
      fixtures: { operations: {}, token: "key", otherToken: "other" },
      allowsUnsafe: false,
      maxWait: 5000,
    });
  });

  test("take a credential for one security scheme", async () => {
    expect(await serverOf({ baseUrl: "https://a.test" }, { KIRIM_BEARER: "own" })).toMatchObject({
      fixtures: { token: "", credentials: { bearer: "own" } },
    });
  });

  test.each([
    [{ baseUrl: "nowhere" }, env, "baseUrl must be an absolute URL"],
    [{ baseUrl: "https://a.test" }, {}, "Set KIRIM_API_KEY"],
    [{ baseUrl: "https://a.test", fixtures: repositoryPath("README.md") }, env, "--fixtures"],
    [{ baseUrl: "https://a.test", fixtures: "/nowhere" }, env, "can't be read"],
  ])("are refused with what is wrong: %j", async (options, environment, message) => {
    await expect(serverOf(options, environment)).rejects.toThrow(message);
  });
});
