import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { generate, planGeneration } from "../../scripts/generate.ts";
import type { Plan } from "../../scripts/plan.ts";
import type { GenerateRequest } from "../../scripts/generate-request.ts";
import { repositoryPath } from "./repository.ts";

const repository = repositoryPath(".");

/** The smallest document that the lint lets through. */
export const PING = `openapi: 3.1.1
info: { title: Ping, version: 1.0.0 }
servers: [{ url: https://ping.test }]
paths:
  /ping:
    get:
      operationId: ping
      responses:
        "200":
          description: Pong.
          content: { text/plain: { schema: { type: string }, example: pong } }
`;

/** The smallest document without a remark of the lint. */
export const COMPLETE = PING.replace("paths:", "security: []\npaths:").replace(
  "operationId: ping",
  "operationId: ping\n      summary: Ping",
);

/** A project in a temporary folder, removed when the test is over. */
export class Project {
  readonly folder: string;
  readonly request: GenerateRequest;

  private constructor(folder: string) {
    this.folder = folder;
    this.request = {
      input: [{ folder: join(folder, "specs") }],
      out: join(folder, "generated"),
      lint: { config: join(folder, "redocly.yaml") },
      compile: { runtime: join(repository, "src/runtime.ts") },
      format: {},
      cache: join(folder, "node_modules/.cache/revokit"),
    };
  }

  static async create(files: Readonly<Record<string, string>>): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), "revokit-")));
    onTestFinished(() => rm(project.folder, { recursive: true }));
    await project.write("package.json", '{ "type": "module" }');
    await project.write("redocly.yaml", "extends: [minimal]\n");
    for (const [path, content] of Object.entries(files)) await project.write(path, content);
    return project;
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), content);
  }

  /** Writes a file as editors do: another one, which is renamed. */
  async save(path: string, content: string): Promise<void> {
    await this.write(`${path}.tmp`, content);
    await rename(join(this.folder, `${path}.tmp`), join(this.folder, path));
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), "utf8");
  }

  import(path: string): Promise<Record<string, unknown>> {
    return import(join(this.folder, path));
  }

  remove(path: string): Promise<void> {
    return rm(join(this.folder, path), { recursive: true });
  }

  /** Copies a file or folder of the repository. */
  copy(path: string): Promise<void> {
    return cp(join(repository, path), join(this.folder, path), { recursive: true });
  }

  async replace(path: string, part: string, replacement: string): Promise<void> {
    const content = await this.read(path);
    if (!content.includes(part)) throw new Error(`${path} does not contain "${part}".`);
    await this.write(path, content.replace(part, replacement));
  }

  plan(): Promise<Plan> {
    return planGeneration(this.request);
  }

  generate(): Promise<Plan> {
    return generate(this.request);
  }

  /** The drift as `check` reports it: `stale natural/types.ts`. */
  async drift(): Promise<string[]> {
    return (await this.plan()).changes.map(({ kind, path }) => `${kind} ${path}`);
  }

  /** Every file below `generated/`, with its content. */
  async generated(): Promise<Record<string, string>> {
    const entries = await readdir(this.request.out, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const files = await Promise.all(
      paths.map(async (path) => [path.slice(this.request.out.length + 1), await readFile(path, "utf8")]),
    );
    return Object.fromEntries(files.sort());
  }
}
