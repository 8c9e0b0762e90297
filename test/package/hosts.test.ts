import { execFile } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { hosts } from "./hosts.ts";

const run = promisify(execFile);
const { revokit, "@revokit/cli": cli } = inject("tarballs");

const DOCUMENT = `openapi: 3.1.1
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.test }]
paths:
  /pets/{id}:
    delete:
      operationId: deletePet
      summary: Delete a pet
      security: []
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "204": { description: It is gone. }
        "404":
          description: There is no such pet.
          content: { application/json: { schema: { type: object, properties: { code: { type: string } } } } }
`;

describe.each(hosts.map((host, index) => ({ host, name: host.join(" "), index })))(
  "beside $name",
  ({ host, index }) => {
    const folder = join(dirname(inject("consumer")), `host-${index}`);
    let output = "";

    /** As a user types it, with npm's default resolution. */
    async function npm(...args: readonly string[]): Promise<void> {
      const { stdout, stderr } = await run("npm", [...args, "--prefer-offline", "--no-audit", "--no-fund"], {
        cwd: folder,
      });
      output += stdout + stderr;
    }

    beforeAll(async () => {
      await mkdir(folder);
      await writeFile(join(folder, "package.json"), JSON.stringify({ name: "host", private: true, type: "module" }));
      await writeFile(join(folder, "pets.yaml"), DOCUMENT);
      await npm("install", "--save-dev", ...host);
      output = "";
      await npm("install", revokit.tarball);
      await npm("install", "--save-dev", cli.tarball);
    });

    test("npm resolves both packages without a conflict or a warning about peers", async () => {
      expect(output).not.toMatch(/ERESOLVE|\bpeer\b/i);
      // Exits with 1 for missing, extraneous or invalid packages.
      await run("npm", ["ls", "--all"], { cwd: folder });
    });

    test("npx revokit generate works", async () => {
      await run("npx", ["--no-install", "revokit", "generate", "pets.yaml", "--out", "src/api"], { cwd: folder });
      expect(await readdir(join(folder, "src/api/pets"))).toEqual(
        expect.arrayContaining(["operations.ts", "types.ts", "validators.ts"]),
      );
    });
  },
);
