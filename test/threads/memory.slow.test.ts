import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { toBytes } from "../../scripts/compile/document-bytes.ts";
import type { CompilePart, CompileTask } from "../../scripts/compile/compile-task.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { LimitError } from "../../scripts/threads/limit-error.ts";
import { runTask } from "../../scripts/threads/run-task.ts";
import { repositoryPath } from "../support/repository.ts";

const text = { type: "string", maxLength: 200 } as const;

/** As many operations as in 50,000 lines of YAML. */
function largeDocument(): OpenApiDocument {
  const paths = Array.from({ length: 2_000 }, (_, index) => {
    const schema = {
      type: "object" as const,
      required: ["id"],
      properties: {
        id: text,
        name: text,
        [`of${index}`]: { type: "integer" as const },
        tags: { type: "array" as const, items: text },
      },
    };
    const content = { "application/json": { schema, example: { id: `thing${index}`, tags: [] } } };
    const responses = { 200: { description: "The thing.", content } };
    const parameters = [{ name: "id", in: "path" as const, required: true, schema: text }];
    return [`/things${index}/{id}`, { get: { operationId: `readThing${index}`, parameters, responses } }] as const;
  });
  return { openapi: "3.1.1", info: { title: "Things", version: "1" }, paths: Object.fromEntries(paths) };
}

/** A thread that compiles, with so much memory for its heap, in MB. */
function startCompiler(memory: number): Worker {
  const module = JSON.stringify(pathToFileURL(repositoryPath("scripts/compile/compile-thread.ts")).href);
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  // It would end while it waits for the loader, which runs on another thread, if nothing else kept it.
  const start = `const kept = setInterval(() => undefined, 60_000);
    import(${loader}).then(({ register }) => (register(), import(${module}))).finally(() => clearInterval(kept));`;
  return new Worker(start, { eval: true, resourceLimits: { maxOldGenerationSizeMb: memory, stackSizeMb: 16 } });
}

/** Compiles a large document within a limit. Returns the kinds of its results. */
async function compileWithin(memory: number): Promise<readonly string[]> {
  const thread = startCompiler(memory);
  const task: CompileTask = {
    spec: { name: "things", file: "things.yaml" },
    document: toBytes(largeDocument()),
    settings: { runtime: "revokit/runtime" },
    areTypesElsewhere: true,
  };
  const kinds: string[] = [];
  try {
    await runTask<CompileTask, CompilePart>(thread, task, Infinity, ({ kind }) => kinds.push(kind));
    return kinds;
  } finally {
    await thread.terminate();
  }
}

test("a document of 2,000 operations is compiled in 120 MB: it takes between 60 and 80", async () => {
  await expect(compileWithin(120)).resolves.toEqual(["normalized", "compiled"]);
});

test("a thread with less memory than a document takes is stopped, and the process goes on", async () => {
  await expect(compileWithin(30)).rejects.toThrow(LimitError);
});
