import { parentPort } from "node:worker_threads";

/** A thread's messages for a task: any number of parts, then the end or an error. */
export type TaskMessage<Part> = { readonly part: Part } | { readonly end: true } | { readonly error: string };

/** Runs the tasks that a pool gives to this thread, and sends their parts back. */
export function serveTasks<Task, Part>(run: (task: Task, send: (part: Part) => void) => Promise<void>): void {
  const post = (message: TaskMessage<Part>) => parentPort?.postMessage(message);
  parentPort?.on("message", (task: Task) => {
    run(task, (part) => post({ part })).then(
      () => post({ end: true }),
      (error: unknown) => post({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
