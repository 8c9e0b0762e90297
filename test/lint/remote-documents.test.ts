import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { BoundedFetch } from "../../scripts/lint/fetch-bounded.ts";
import { listen } from "../support/loopback.ts";
import { PING, Project } from "../support/project.ts";
import { revokit } from "../support/revokit.ts";

/** Serves on a free port. Returns its origin. */
async function serve(listener: RequestListener): Promise<string> {
  return (await listen((response, request) => listener(request, response))).url;
}

/** Serves texts by path; a text that begins with `http` or `/` is where the path redirects to. */
function serveFiles(files: Readonly<Record<string, string>>): Promise<string> {
  return serve((request, response) => {
    const text = files[request.url?.split("?")[0] ?? ""];
    if (text === undefined) response.writeHead(404).end();
    else if (/^(http|\/)/.test(text)) response.writeHead(302, { location: text }).end();
    else response.writeHead(200, { "content-type": "application/yaml" }).end(text);
  });
}

const REFERS = PING.replace("{ type: string }", "{ $ref: 'REF' }");

test("a document is generated from a URL, with references to its own origin, and nothing secret of the URL is written", async () => {
  const origin = await serveFiles({
    "/v1/ping.yaml": REFERS.replace("REF", "./parts/text.yaml#/Text"),
    "/v1/parts/text.yaml": "Text: { type: string, description: FROM_REMOTE }",
    "/latest": "/v1/ping.yaml",
  });
  const project = await Project.create({});
  const { code, stderr } = await revokit(project, "generate", `${origin}/latest?token=SECRET`, "--allow-remote");
  expect([code, stderr]).toEqual([0, ""]);
  const files = await project.generated();
  expect(Object.keys(files)).toContain("ping/client.ts");
  expect(files["ping/types.ts"]).toContain("FROM_REMOTE");
  expect(JSON.stringify(files)).not.toContain("SECRET");
  const check = ["check", `${origin}/latest?token=SECRET`, "--allow-remote"] as const;
  expect(await revokit(project, ...check)).toMatchObject({ code: 0, stdout: "generated/ is up to date: 5 files.\n" });
  expect((await revokit(project, ...check, "--name", "other")).code).toBe(1);
});

test("without --allow-remote nothing is fetched", async () => {
  let requests = 0;
  const origin = await serve((_, response) => {
    requests += 1;
    response.end(PING);
  });
  const project = await Project.create({ "specs/ping.yaml": REFERS.replace("REF", `${origin}/text.yaml`) });
  const fromUrl = await revokit(project, "generate", `${origin}/ping.yaml`);
  expect(fromUrl).toMatchObject({ code: 2, stderr: expect.stringContaining("--allow-remote") });
  const fromFile = await revokit(project, "generate");
  expect(fromFile).toMatchObject({ code: 1, stderr: expect.stringMatching(/^specs\/ping\.yaml:11:.*--allow-remote/) });
  expect(requests).toBe(0);
});

test("a fetched document may not refer to a file or to another origin, not even by a redirect", async () => {
  const other = await serveFiles({ "/text.yaml": "Text: { type: string }" });
  const origin = await serveFiles({
    "/file.yaml": REFERS.replace("REF", "file:///etc/hostname"),
    "/other.yaml": REFERS.replace("REF", `${other}/text.yaml#/Text`),
    "/redirect.yaml": REFERS.replace("REF", "./away.yaml#/Text"),
    "/away.yaml": `${other}/text.yaml`,
    "/nested.yaml": REFERS.replace("REF", "./between.yaml#/Text"),
    "/between.yaml": `Text: { $ref: '${other}/text.yaml#/Text' }`,
  });
  const project = await Project.create({});
  for (const name of ["file", "other", "redirect", "nested"]) {
    const { code, stderr } = await revokit(project, "generate", `${origin}/${name}.yaml`, "--allow-remote");
    expect([name, code]).toEqual([name, 1]);
    expect(stderr).toMatch(/origin/);
    expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\w+\.yaml:\d+:\d+/);
  }
}, 20_000);

test("a file of the project may refer to any host, with --allow-remote", async () => {
  const origin = await serveFiles({ "/text.yaml": "Text: { type: string, description: FROM_REMOTE }" });
  const project = await Project.create({ "specs/ping.yaml": REFERS.replace("REF", `${origin}/text.yaml#/Text`) });
  expect((await revokit(project, "generate", "--allow-remote")).code).toBe(0);
  expect((await project.generated())["ping/types.ts"]).toContain("FROM_REMOTE");
});

test.each([
  ["ORIGIN/missing", "the status is 404"],
  ["ORIGIN/loop", "more than 5 redirects"],
  ["ftp://127.0.0.1/x", "ftp: is neither http: nor https:"],
  ["data:text/plain,openapi", "data: is neither http: nor https:"],
  ["http://a:SECRET@127.0.0.1/", "user name or password"],
  ["ORIGIN/missing?token=SECRET", "/missing can't be fetched"],
])("%s can't be fetched: %s", async (location, reason) => {
  const target = location.replace("ORIGIN", await serveFiles({ "/loop": "/loop" }));
  const problem = new BoundedFetch({ mayLeave: true }).get(target, {});
  await expect(problem).rejects.toThrow(reason);
  await expect(problem).rejects.not.toThrow("SECRET");
});

test("headers are sent only to the origin that they are for", async () => {
  const seen: (string | undefined)[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end(PING);
  });
  const origin = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(307, { location: `${other}/ping.yaml` }).end();
  });
  await new BoundedFetch({ mayLeave: true }).get(origin, { authorization: "Bearer x" });
  expect(seen).toEqual(["Bearer x", undefined]);
  await expect(new BoundedFetch({ mayLeave: false }).get(origin, {})).rejects.toThrow("another origin");
});

test("an endless body is read up to a limit, and a missing answer is awaited up to a time limit", async () => {
  const chunk = Buffer.alloc(2 ** 20, 0x20);
  const endless = await serve((_, response) => {
    const write = () => {
      while (response.writable && response.write(chunk));
    };
    response.on("drain", write);
    write();
  });
  await expect(new BoundedFetch({ mayLeave: true }).get(endless, {})).rejects.toThrow("bytes of a document");
  const silent = await serve(() => undefined);
  await expect(new BoundedFetch({ mayLeave: true, timeout: 50 }).get(silent, {})).rejects.toThrow("0.05 seconds");
});

test("a document may consist of at most a hundred fetched files", async () => {
  const remote = new BoundedFetch({ mayLeave: false });
  const origin = await serveFiles({ "/text.yaml": "a: 1" });
  for (let count = 0; count < 100; count += 1) await remote.get(`${origin}/text.yaml`, {});
  await expect(remote.get(`${origin}/text.yaml`, {})).rejects.toThrow("more than 100 files");
});
