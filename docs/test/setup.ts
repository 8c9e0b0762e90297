import { existsSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "srvx";
import { staticMiddleware } from "srvx/static";
import type { TestProject } from "vitest/node";
import { chromium } from "../../test/support/chromium.ts";
import { writeSite } from "../site.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the site is on the disk. */
    folder: string;
    /** Where a static server has it, under a path of its own. */
    url: string;
  }
}

/** Builds the site and serves it as a static host would. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(chromium)) throw new Error(`There is no ${chromium}: apt-get install -y chromium`);
  const root = await realpath(await mkdtemp(join(tmpdir(), "revokit-docs-")));
  const folder = join(root, "some/where");
  await writeSite(folder);
  const server = serve({
    port: 0,
    hostname: "127.0.0.1",
    silent: true,
    gracefulShutdown: false,
    middleware: [staticMiddleware({ dir: root })],
    fetch: () => new Response("There is no such file.", { status: 404 }),
  });
  await server.ready();
  project.provide("folder", folder);
  project.provide("url", `${server.url}some/where/`);
  return async () => {
    await server.close(true);
    await rm(root, { recursive: true });
  };
}
