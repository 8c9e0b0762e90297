import { SingleBar } from "cli-progress";
import type { JobStatus } from "../job/status.ts";
import { OUTCOMES } from "../rows/states.ts";
import { duration, number } from "./plan-text.ts";

/** Shows how a job gets on. */
export interface Progress {
  readonly show: (status: JobStatus) => void;
  /** A line of its own beside the progress. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

/** A bar that is redrawn on a terminal; a line once in a while elsewhere. */
export function createProgress(output: NodeJS.WriteStream): Progress {
  return output.isTTY ? createBar(output) : createLog(output);
}

function createBar(output: NodeJS.WriteStream): Progress {
  const pace = new Pace();
  const bar = new SingleBar({
    format: "{bar} {percentage}%  {value}/{total}  {speed}/s  {left}  {counts}",
    stream: output,
    hideCursor: true,
    // Ctrl+C is ours: the calls in flight end first.
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

/** Every outcome that occurs, with its number. */
export function counts({ outcomes }: JobStatus): string {
  const present = OUTCOMES.filter((outcome) => outcomes[outcome] > 0);
  return present.map((outcome) => `${number(outcomes[outcome])} ${outcome}`).join(", ") || "no outcome yet";
}

/** How fast a job gets on since this process has watched it. */
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
