import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { register } from "tsx/esm/api";
import type { TestProject } from "vitest/node";
import { chromium } from "../../test/support/chromium.ts";
import { serveSite } from "../serve.ts";
import { apiPages } from "../api-pages.ts";
import { docsPath } from "../path.ts";
import { writeSite } from "../site.ts";
import { hostilePage } from "./hostile-page.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the site is on the disk. */
    folder: string;
    /** Where a static server has it, under a path of its own. */
    url: string;
  }
}

const BASE = "/some/where/";

/** Builds the site and serves it as a static host would. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(chromium)) throw new Error(`There is no ${chromium}: apt-get install -y chromium`);
  // VitePress imports its configuration by itself: as in `npm run docs`, package names lead to the sources.
  register({ tsconfig: docsPath("tsconfig.json") });
  const root = await realpath(await mkdtemp(join(tmpdir(), "revokit-docs-")));
  const folder = join(root, "site");
  await writeSite(folder, BASE, [...apiPages, hostilePage]);
  const server = await serveSite(folder, BASE, 0);
  project.provide("folder", folder);
  project.provide("url", server.url);
  return async () => {
    await server.close();
    await rm(root, { recursive: true });
  };
}
