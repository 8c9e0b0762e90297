import { chromium } from "../support/chromium.ts";
import { repositoryPath } from "../support/repository.ts";
import { inChromium } from "./start/in-chromium.ts";
import { inWorkerd } from "./start/in-workerd.ts";
import { onCommandLine } from "./start/on-command-line.ts";
import type { Start } from "./start/start.ts";

/** A JavaScript runtime. */
export interface Runtime {
  readonly name: string;
  /** Its binary's path. */
  readonly binary: string;
  /**
   * Whether its `fetch` can be prevented from resending requests by itself. If not, a refusal may be the answer to a copy.
   */
  readonly canPreventResends: boolean;
  /** The module that it resolves `#platform` to, by the conditions of "imports" in package.json. */
  readonly platform: string;
  readonly start: Start;
}

const FOR_NODE = "src/node/platform.ts";
const FOR_OTHERS = "src/platform.ts";

const installed = (path: string) => repositoryPath(`test/runtimes/node_modules/${path}`);

export const runtimes: readonly Runtime[] = [
  ...["20", "22", "24"].map((major) => ({
    name: `Node.js ${major}`,
    binary: installed(`node-${major}/bin/node`),
    canPreventResends: true,
    platform: FOR_NODE,
    start: onCommandLine("--expose-gc"),
  })),
  {
    name: "Bun",
    binary: installed("@oven/bun-linux-x64/bin/bun"),
    canPreventResends: true,
    platform: FOR_NODE,
    start: onCommandLine(),
  },
  {
    name: "Deno",
    binary: installed("@deno/linux-x64-glibc/deno"),
    canPreventResends: true,
    platform: FOR_NODE,
    start: onCommandLine(
      "run",
      "--no-prompt",
      "--allow-net",
      "--allow-env",
      "--allow-read",
      "--node-modules-dir=manual",
      "--v8-flags=--expose-gc",
    ),
  },
  {
    name: "workerd (Cloudflare)",
    binary: installed("@cloudflare/workerd-linux-64/bin/workerd"),
    canPreventResends: false,
    platform: FOR_OTHERS,
    start: inWorkerd,
  },
  { name: "Chromium", binary: chromium, canPreventResends: false, platform: FOR_OTHERS, start: inChromium },
];
