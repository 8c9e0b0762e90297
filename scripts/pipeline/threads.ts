import { once } from "node:events";
import type { Outcome } from "./compiler.ts";
import { Queue } from "./queue.ts";
import type { Spec } from "./specs.ts";
import { startThread } from "./start-thread.ts";
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
    const count = Math.min(Math.max(1, (workspace.threads ?? 1) - 1), Math.ceil(specs.length / WORTH_A_THREAD)) - 1;
    const task: Task = { queue: queue.shared, workspace };
    const workers = Array.from({ length: count }, () => startThread("compile-thread", task).on("message", onOutcome));
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
