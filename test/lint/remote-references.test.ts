import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { planGeneration } from "../../scripts/generate.ts";
import { Project } from "../support/project.ts";
import { OK, generateOperation, pathParameter } from "../support/generate-facts.ts";

test("a reference to another host is refused, with the option that allows it", async () => {
  const reference = { $ref: "https://example.test/schemas.yaml#/Id" };
  await expect(generateOperation({ parameters: [pathParameter(reference)] })).rejects.toThrow(
    /any\.json:1:\d+ .*remote.*copy.*--allow-remote/,
  );
});

test("an allowed reference to another host is followed, and its spec is compiled each time", async () => {
  const requests: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    requests.push(url);
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{ "Id": { "type": "string", "maxLength": 7 } }');
  }).listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const parameters = [pathParameter({ $ref: `http://127.0.0.1:${port}/schemas.json#/Id` })];
    const spec = {
      ...{ openapi: "3.1.1", info: { title: "Any", version: "1" } },
      paths: { "/x/{id}": { get: { parameters, responses: OK } } },
    };
    const project = await Project.create({ "specs/any.json": JSON.stringify(spec) });
    const request = { ...project.request, lint: { ...project.request.lint, allowRemote: true } };
    for (let run = 1; run <= 2; run++) {
      const { changes } = await planGeneration(request);
      const operations = changes.find((change) => change.path === "any/operations.ts");
      expect(operations).toMatchObject({ content: expect.stringContaining("maxLength: 7") });
      expect(requests).toEqual(Array.from({ length: run }, () => "/schemas.json"));
    }
  } finally {
    server.close();
  }
});
