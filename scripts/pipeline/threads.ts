import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Outcome } from "./compiler.ts";
import { Queue } from "./queue.ts";
import type { Spec } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** What a thread is started with. */
export interface Task {
  readonly queue: Queue<Spec>["shared"];
  readonly workspace: Workspace;
}

/** How many specs take as long as a thread's own start, in which it loads the compilers anew. */
const WORTH_A_THREAD = 16;

/** The threads that compile specs beside the one that starts them, which takes from the same queue. */
export class Threads {
  readonly queue: Queue<Spec>;
  readonly #ends: Promise<unknown>;

  private constructor(queue: Queue<Spec>, ends: Promise<unknown>) {
    this.queue = queue;
    this.#ends = ends;
  }

  static start(specs: readonly Spec[], workspace: Workspace, onOutcome: (outcome: Outcome) => void): Threads {
    const queue = Queue.of(specs);
    const count = Math.min(workspace.threads ?? 1, Math.ceil(specs.length / WORTH_A_THREAD)) - 1;
    const task: Task = { queue: queue.shared, workspace };
    const workers = Array.from({ length: count }, () => startWorker(task).on("message", onOutcome));
    const ends = Promise.all(workers.map((worker) => once(worker, "exit")));
    // Whoever waits for the end is told; until then, it is not for Node to end the process.
    ends.catch(() => undefined);
    return new Threads(queue, ends);
  }

  /** Waits until the others have compiled what they took. Throws what one of them threw. */
  async end(): Promise<void> {
    await this.#ends;
  }
}

function startWorker(task: Task): Worker {
  const ending = extname(import.meta.url);
  const file = new URL(`./thread${ending}`, import.meta.url);
  if (ending === ".js") return new Worker(file, { workerData: task });
  // In the clone it is TypeScript, which a thread of Node 20 learns to load only once it runs.
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const start = `import(${loader}).then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`;
  return new Worker(start, { eval: true, workerData: task });
}
