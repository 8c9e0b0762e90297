import { describe, expect, test } from "vitest";
import { loadApis } from "../../scripts/conformance/apis.ts";
import { readOptions } from "../../scripts/conformance/server/options.ts";
import { repositoryPath } from "../support/repository.ts";

const apis = await loadApis();
const env = { KIRIM_API_KEY: "key", KIRIM_OTHER_API_KEY: "other" };

describe("the options of npm run conformance", () => {
  test("are those of the mock of every API where none is given", async () => {
    expect(await readOptions([], apis, {})).toEqual({ apis, readOnly: false, yes: false, help: false, files: {} });
  });

  test("name a server, take its credentials from the environment, and the files to write", async () => {
    const args = ["--api", "kirim", "--base-url", "https://a.test/v1/", "--yes", "--json", "a.json"];
    const options = await readOptions(args, apis, env);

    expect(options.apis.map(({ facts }) => facts.name)).toEqual(["kirim"]);
    expect(options).toMatchObject({ yes: true, files: { json: "a.json" } });
    expect(options.server).toEqual({
      baseUrl: "https://a.test/v1",
      fixtures: { operations: {}, token: "key", otherToken: "other" },
    });
  });

  test.each([
    [["--api", "kirim", "--base-url", "nowhere"], env, "baseUrl must be an absolute URL"],
    [["--api", "kirim", "--base-url", "https://a.test"], {}, "Set KIRIM_API_KEY"],
    [["--base-url", "https://a.test"], env, "say with --api"],
    [["--api", "kirim", "--base-url", "https://a.test", "--fixtures", repositoryPath("README.md")], env, "not JSON"],
    [["--api", "kirim", "--base-url", "https://a.test", "--fixtures", "/nowhere"], env, "can't be read"],
    [["--fixtures", "a.json"], env, "say with --base-url"],
    [["--api", "nobody"], env, "there is no nobody"],
    [["more"], env, "Unexpected argument"],
  ])("are refused with what is wrong: %j", async (args, environment, message) => {
    await expect(readOptions(args, apis, environment)).rejects.toThrow(message);
  });
});
