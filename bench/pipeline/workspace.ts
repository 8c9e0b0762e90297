import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { revokit } from "./tools.ts";

/** A folder in which the commands run: documents below `specs/`, settings of the lint, and nothing that was remembered. */
export class Workspace {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(name: string, files: Readonly<Record<string, string>>): Promise<Workspace> {
    const workspace = new Workspace(resolve("dist/pipeline/workspaces", name));
    await rm(workspace.folder, { recursive: true, force: true });
    for (const [path, content] of Object.entries(files)) await workspace.write(path, content);
    await workspace.forget();
    return workspace;
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(dirname(this.path(path)), { recursive: true });
    await writeFile(this.path(path), content);
  }

  /** As on a clean clone: what was generated is gone, and what was remembered of it. */
  async forget(): Promise<void> {
    await rm(this.path("generated"), { recursive: true, force: true });
    await rm(this.path("node_modules"), { recursive: true, force: true });
    await mkdir(this.path("node_modules"), { recursive: true });
    await mkdir(this.path("out"), { recursive: true });
  }

  /** The arguments of Node that generate everything here. */
  generate(...more: readonly string[]): readonly string[] {
    return revokit("generate", ...more);
  }
}
