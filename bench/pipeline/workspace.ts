import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { revokit } from "./tools.ts";

/** All workspaces of this run, and the previous contents of each. */
const root = await mkdtemp(resolve("dist/pipeline/workspaces-"));

/** A folder in which the commands run, with documents below `specs/`, the lint's settings and an empty cache. */
export class Workspace {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(name: string, files: Readonly<Record<string, string>>): Promise<Workspace> {
    const workspace = new Workspace(join(root, name));
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

  /**
   * As in a clean clone: without the generated code and the cache. They are moved away rather than deleted, because ext4
   * without a journal takes half a second longer to create a thousand files right after a thousand were deleted.
   */
  async forget(): Promise<void> {
    const away = await mkdtemp(join(root, "forgotten-"));
    for (const folder of ["generated", "node_modules"]) {
      if (existsSync(this.path(folder))) await rename(this.path(folder), join(away, folder));
    }
    await mkdir(this.path("node_modules"));
    await mkdir(this.path("out"), { recursive: true });
  }

  /** The arguments of Node that generate everything here. */
  generate(...more: readonly string[]): readonly string[] {
    return revokit("generate", ...more);
  }
}

/** Deletes all workspaces. */
export function removeWorkspaces(): Promise<void> {
  return rm(root, { recursive: true });
}
