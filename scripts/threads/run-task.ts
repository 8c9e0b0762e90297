import { performance } from "node:perf_hooks";
import type { Worker } from "node:worker_threads";
import { errorCode } from "revokit/toolkit";
import { LimitError } from "./limit-error.ts";
import type { TaskMessage } from "./serve.ts";
import { MAX_MEMORY } from "./start-thread.ts";

/** How often the limit is checked, in milliseconds. */
const INTERVAL = 100;

/** Runs a task on a thread, as `WorkerPool.run` describes. */
export function runTask<Task, Part>(
  worker: Worker,
  task: Task,
  seconds: number,
  onPart: (part: Part) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearInterval(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      end();
    };
    const onMessage = (message: TaskMessage<Part>) => {
      if ("part" in message) onPart(message.part);
      else if ("error" in message) settle(() => reject(new Error(message.error)));
      else settle(resolve);
    };
    const onError = (error: unknown) => settle(() => reject(nameLimit(error)));
    let stopped: LimitError | undefined;
    const onExit = (code: number) =>
      settle(() => reject(stopped ?? new Error(`The thread ended with code ${code} before its task did.`)));
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
 * Starts a clock of the seconds that a thread may have worked: on a busy machine, wall-clock time also passes
 * while the thread waits.
 */
function startClock(): () => number {
  const [time, cpu] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.min((performance.now() - time) / 1000, (user + system) / 1e6);
  };
}

/** An exceeded memory limit as a `LimitError`; any other error unchanged. */
function nameLimit(error: unknown): unknown {
  if (errorCode(error) !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return new LimitError(`It took more than ${MAX_MEMORY} MB of memory.`);
}
