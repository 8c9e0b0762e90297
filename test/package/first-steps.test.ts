import { execFile, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { expect, inject, onTestFinished, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";

const run = promisify(execFile);
const { revokit, "@revokit/cli": cli } = inject("tarballs");

/** A typical first document: without tags, security, a license or an error response. */
const DOCUMENT = `openapi: 3.0.3
info:
  title: Pets
  version: 1.0.0
servers:
  - url: https://pets.test/v1
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
      responses:
        "200":
          description: The pet
          content:
            application/json:
              schema:
                type: object
                required: [name]
                properties:
                  name:
                    type: string
                    example: Rex
`;

const PROGRAM = `import { createPets } from "./src/api/pets/client.ts";

const pets = createPets({ baseUrl: process.argv[2] ?? "" });
const result = await pets.getPet({ id: "1" });
if (!result.ok) throw new Error("It is the documented answer.");
const name: string = result.data.name;
// @ts-expect-error the document has no such property
console.log(name, result.outcome, result.data.age);
`;

test("from an empty folder with a document, a typed call is answered by the mock within a minute", async () => {
  const folder = join(dirname(inject("consumer")), "first-steps");
  await mkdir(folder);
  await writeFile(join(folder, "pets.yaml"), DOCUMENT);
  await writeFile(join(folder, "call.mts"), PROGRAM);
  const start = performance.now();

  await run("npm", ["install", revokit.tarball], { cwd: folder });
  await run("npm", ["install", "--save-dev", cli.tarball], { cwd: folder });
  await run("npx", ["revokit", "generate", "pets.yaml", "--out", "src/api"], { cwd: folder });
  const mock = spawn("npx", ["revokit", "mock", "pets.yaml", "--port", "0"], { cwd: folder, detached: true });
  // npx starts it through a shell: the signal goes to the whole group.
  onTestFinished(() => {
    if (mock.pid !== undefined) process.kill(-mock.pid, "SIGTERM");
  });
  let url: string | undefined;
  for await (const line of createInterface(mock.stdout)) {
    url = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line)?.[0];
    if (url !== undefined) break;
  }
  const { stdout } = await run(process.execPath, ["--import", import.meta.resolve("tsx"), "call.mts", url ?? ""], {
    cwd: folder,
  });

  expect(stdout).toBe("Rex applied undefined\n");
  expect(performance.now() - start).toBeLessThan(60_000);

  const options = [
    "--strict",
    "--noEmit",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--allowImportingTsExtensions",
  ];
  const types = ["--skipLibCheck", "--typeRoots", repositoryPath("node_modules/@types"), "--types", "node"];
  await run(process.execPath, [repositoryPath("node_modules/typescript/bin/tsc"), ...options, ...types, "call.mts"], {
    cwd: folder,
  });
});
