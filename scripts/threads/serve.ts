import { parentPort } from "node:worker_threads";

/** A thread's messages for a task: any number of parts, then the end or an error. */
export type Answer<Part> = { readonly part: Part } | { readonly end: true } | { readonly error: string };

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
