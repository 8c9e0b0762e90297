import { parentPort, workerData } from "node:worker_threads";
import { Compiler } from "./compiler.ts";
import { Queue } from "./queue.ts";
import type { Task } from "./threads.ts";

// `threads.ts` starts this with a task.
const { queue, workspace } = workerData as Task;
const compiler = await Compiler.create(workspace);
for (const spec of new Queue(queue)) parentPort?.postMessage(await compiler.compile(spec));
