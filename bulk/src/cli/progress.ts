import { SingleBar } from "cli-progress";
import type { JobStatus } from "../job/status.ts";
import { OUTCOMES } from "../rows/states.ts";
import { duration, number } from "./plan-text.ts";

/** Shows a job's progress. */
export interface Progress {
  readonly show: (status: JobStatus) => void;
  /** Prints a line above the progress bar. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

/** A bar that is redrawn on a terminal; elsewhere a line at intervals. */
export function createProgress(output: NodeJS.WriteStream): Progress {
  return output.isTTY ? createBar(output) : createLog(output);
}

function createBar(output: NodeJS.WriteStream): Progress {
  const pace = new Pace();
  const bar = new SingleBar({
    format: "{bar} {percentage}%  {value}/{total}  {speed}/s  {left}  {counts}",
    stream: output,
    hideCursor: true,
    // Ctrl+C is handled here: the calls in flight finish first.
    gracefulExit: false,
    barsize: 20,
  });
  let isStarted = false;
  return {
    show: (status) => {
      const payload = { speed: pace.perSecond(status).toFixed(1), left: pace.timeLeft(status), counts: counts(status) };
      if (!isStarted) bar.start(status.rows, status.rows - status.left, payload);
      else bar.update(status.rows - status.left, payload);
      isStarted = true;
    },
    say: (text) => void output.write(`${isStarted ? "\r\u001B[K" : ""}${text}\n`),
    stop: () => bar.stop(),
  };
}

/** How often a line is printed, in milliseconds. */
const LOG_INTERVAL = 10_000;

function createLog(output: NodeJS.WritableStream): Progress {
  const pace = new Pace();
  let printed = -Infinity;
  const say = (text: string) => void output.write(`${text}\n`);
  return {
    show: (status) => {
      if (status.left > 0 && performance.now() - printed < LOG_INTERVAL) return;
      printed = performance.now();
      const done = `${number(status.rows - status.left)}/${number(status.rows)}`;
      say(`${done} rows, ${pace.perSecond(status).toFixed(1)}/s, ${pace.timeLeft(status)}: ${counts(status)}`);
    },
    say,
    stop: () => {},
  };
}

/** Every outcome that occurs, with its count. */
export function counts({ outcomes }: JobStatus): string {
  const present = OUTCOMES.filter((outcome) => outcomes[outcome] > 0);
  return present.map((outcome) => `${number(outcomes[outcome])} ${outcome}`).join(", ") || "no outcome yet";
}

/** The rate of settled rows since this process began to watch the job. */
class Pace {
  #first: { readonly at: number; readonly left: number } | undefined;

  perSecond({ left }: JobStatus): number {
    this.#first ??= { at: performance.now(), left };
    const seconds = (performance.now() - this.#first.at) / 1000;
    return seconds < 0.5 ? 0 : Math.max(0, (this.#first.left - left) / seconds);
  }

  timeLeft(status: JobStatus): string {
    const speed = this.perSecond(status);
    if (status.left === 0) return "done";
    return speed === 0 ? "time left unknown" : `${duration((status.left / speed) * 1000)} left`;
  }
}
