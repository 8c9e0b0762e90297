import { availableParallelism, totalmem } from "node:os";
import { extname } from "node:path";
import { performance } from "node:perf_hooks";
import { parentPort, Worker } from "node:worker_threads";

/** A task was stopped because it took more time or memory than allowed. */
export class LimitError extends Error {
  override readonly name = "LimitError";
}

/** What a thread answers to a task: any number of parts, and then the end or an error. */
type Answer<Part> = { readonly part: Part } | { readonly end: true } | { readonly error: string };

/** How many small tasks take as long as a thread's own start, in which it loads its modules again. */
const WORTH_A_THREAD = 16;

/** How often the limit is checked, in milliseconds. */
const INTERVAL = 100;

/**
 * In MB. A document of 13 MB takes 400; a machine with little memory keeps half of it. Above 2,000, V8 would let the heap grow
 * fourfold before it collects.
 */
const MEMORY = Math.min(1500, Math.floor(totalmem() / 2 ** 21));

/** Runs tasks on threads that each load one module, which calls `serve`. Threads start when they are needed, and are kept. */
export class WorkerPool<Task, Part> {
  readonly #module: string;
  readonly #most: number;
  #size = 1;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: ((worker: Worker | undefined) => void)[] = [];

  /**
   * @param module a path below this file's folder, without its ending
   * @param most how many threads there are at most
   */
  constructor(module: string, most: number) {
    this.#module = module;
    this.#most = most;
  }

  /** Prepares for this many tasks: the first thread begins to load its modules. */
  prepare(tasks: number): void {
    this.#size = Math.min(this.#most, Math.ceil(tasks / WORTH_A_THREAD));
    if (this.#all.size === 0) this.#release(this.#start());
  }

  /**
   * Runs a task when a thread is free. Throws what the task threw, and a `LimitError` once it has used `seconds` of processor
   * time (`Infinity` for no limit) or the memory of a thread; that thread is gone then, and the next task gets another.
   */
  async run(task: Task, seconds: number, onPart: (part: Part) => void): Promise<void> {
    const worker = await this.#acquire();
    worker.ref();
    try {
      await ask(worker, task, seconds, onPart);
    } finally {
      this.#release(worker);
    }
  }

  /** Ends the threads that have nothing to do, which gives their memory back. */
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

/** Answers the tasks that a pool gives to this thread. */
export function serve<Task, Part>(run: (task: Task, send: (part: Part) => void) => Promise<void>): void {
  const post = (answer: Answer<Part>) => parentPort?.postMessage(answer);
  parentPort?.on("message", (task: Task) => {
    run(task, (part) => post({ part })).then(
      () => post({ end: true }),
      (error: unknown) => post({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}

/** How many threads may work beside the one that waits for them: all processors but the one that formats. */
export function spareProcessors(): number {
  return Math.max(1, availableParallelism() - 1);
}

function ask<Task, Part>(worker: Worker, task: Task, seconds: number, onPart: (part: Part) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearInterval(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      end();
    };
    const onMessage = (answer: Answer<Part>) => {
      if ("part" in answer) onPart(answer.part);
      else if ("error" in answer) settle(() => reject(new Error(answer.error)));
      else settle(resolve);
    };
    const onError = (error: unknown) => settle(() => reject(isOutOfMemory(error) ? tooMuchMemory() : error));
    let stopped: LimitError | undefined;
    const onExit = () => settle(() => reject(stopped ?? new Error("The thread ended before its task did.")));
    const spent = startClock();
    const timer = setInterval(() => {
      if (stopped !== undefined || spent() < seconds) return;
      stopped = new LimitError(`It took more than ${Math.round(seconds)} seconds.`);
      void worker.terminate();
    }, INTERVAL);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(task);
  });
}

/**
 * Returns how many seconds a thread can have worked since now: on a busy machine, the clock also runs while the thread waits.
 */
function startClock(): () => number {
  const [time, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.min((performance.now() - time) / 1000, (user + system) / 1e6);
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const tooMuchMemory = () => new LimitError(`It took more than ${MEMORY} MB of memory.`);

function startThread(module: string): Worker {
  const ending = extname(import.meta.url);
  const file = new URL(`./${module}${ending}`, import.meta.url);
  // In MB. The large stack is for deeply nested documents.
  const options = { resourceLimits: { maxOldGenerationSizeMb: MEMORY, stackSizeMb: 16 } };
  if (ending === ".js") return new Worker(file, options);
  // In the clone it is TypeScript, which a thread of Node 20 learns to load only once it runs.
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const start = `import(${loader}).then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`;
  return new Worker(start, { ...options, eval: true });
}
