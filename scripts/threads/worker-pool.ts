import type { Worker } from "node:worker_threads";
import { runTask } from "./run-task.ts";
import { startThread } from "./start-thread.ts";

/** How many small tasks take as long as starting a thread, which loads its modules again. */
const WORTH_A_THREAD = 16;

/** Runs tasks on threads that each load one module, which calls `serve`. Threads start on demand, and are kept. */
export class WorkerPool<Task, Part> {
  readonly #module: string;
  readonly #most: number;
  #size = 1;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: ((worker: Worker | undefined) => void)[] = [];

  /**
   * @param module a path below `scripts/`, without its ending
   * @param most the maximum number of threads
   */
  constructor(module: string, most: number) {
    this.#module = module;
    this.#most = most;
  }

  /** Prepares for this many tasks: starts to load the first thread's modules. */
  prepare(tasks: number): void {
    this.#size = Math.min(this.#most, Math.ceil(tasks / WORTH_A_THREAD));
    if (this.#all.size === 0) this.#release(this.#start());
  }

  /**
   * Runs a task when a thread is free. Throws what the task threw, and a `LimitError` once it has used `seconds` of
   * processor time (`Infinity` for no limit) or the memory of a thread. That thread is then replaced.
   */
  async run(task: Task, seconds: number, onPart: (part: Part) => void): Promise<void> {
    const worker = await this.#acquire();
    worker.ref();
    try {
      await runTask(worker, task, seconds, onPart);
    } finally {
      this.#release(worker);
    }
  }

  /** Ends idle threads, which frees their memory, and the modules that they have imported. */
  async endIdle(): Promise<void> {
    const idle = this.#idle.splice(0);
    for (const worker of idle) this.#all.delete(worker);
    await Promise.all(idle.map((worker) => worker.terminate()));
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  async #acquire(): Promise<Worker> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.size < this.#size) return this.#start();
    const handedOver = await new Promise<Worker | undefined>((resolve) => this.#waiting.push(resolve));
    return handedOver ?? this.#acquire();
  }

  #release(worker: Worker): void {
    const isAlive = this.#all.has(worker);
    const next = this.#waiting.shift();
    if (next !== undefined) next(isAlive ? worker : undefined);
    else if (isAlive) {
      this.#idle.push(worker);
      worker.unref();
    }
  }

  #start(): Worker {
    const worker = startThread(this.#module);
    this.#all.add(worker);
    const forget = () => {
      this.#all.delete(worker);
      const index = this.#idle.indexOf(worker);
      if (index >= 0) this.#idle.splice(index, 1);
    };
    // Without a listener, an error while no task runs would end the process.
    worker.on("error", forget).on("exit", forget);
    return worker;
  }
}
