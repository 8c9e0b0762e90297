import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { compile } from "../../scripts/compile/compile-on-thread.ts";
import type { Threads } from "../../scripts/threads/runners.ts";

const spec = { name: "ping", file: "/ping.yaml" };
const settings = { runtime: "revokit/runtime" };
const document = new Uint8Array();
const compiled = { kind: "compiled", sources: new Map([["ping/client.ts", "…"]]), notes: [], duration: 1 } as const;

function threadsOf(runTypes: Threads["types"]["run"]): Pick<Threads, "compile" | "types" | "count"> {
  return {
    count: 1,
    types: { run: runTypes },
    compile: {
      run: async (_, __, onPart) => {
        onPart({ kind: "normalized", document });
        await turn();
        await turn();
        onPart(compiled);
      },
    },
  };
}

test("types of another thread join the rest of the code", async () => {
  const threads = threadsOf(async (_, __, onPart) => onPart(new Map([["ping/types.ts", "types"]])));
  const result = await compile(spec, document, settings, threads);
  expect(result.kind === "compiled" && [...result.sources.keys()]).toEqual(["ping/client.ts", "ping/types.ts"]);
});

test("types that fail before the rest is compiled are a failure of the document, and do not end the process", async () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown) => unhandled.push(error);
  process.on("unhandledRejection", onUnhandled);
  const threads = threadsOf(() => Promise.reject(new Error("too long")));
  await expect(compile(spec, document, settings, threads)).rejects.toThrow("too long");
  await turn();
  process.off("unhandledRejection", onUnhandled);
  expect(unhandled).toEqual([]);
});
