import type { Answer } from "../api/call.ts";
import type { Rate } from "../api/rate.ts";
import { MAX_HOLD } from "./gate.ts";
import type { Outage } from "./outage.ts";
import type { Sent } from "./send.ts";

/** What some answers mean for the whole job. */
export interface Consequences {
  /** For how long all workers must wait, in milliseconds. */
  readonly hold: number;
  /** Why the job must stop; undefined if it need not. */
  readonly stop: string | undefined;
}

/** The consequences of some answers. */
export function consequencesOf(sent: readonly Sent[], rate: Rate | undefined, outage: Outage): Consequences {
  const holds = sent.map(({ answer }) => Math.max(holdAfter(answer, rate), outage.note(answer)));
  return {
    hold: Math.min(MAX_HOLD, Math.max(0, ...holds)),
    stop: sent.find(({ stop }) => stop !== undefined)?.stop,
  };
}

/** How long all workers must wait after an answer, in milliseconds: as long as an overloaded server asks for. */
function holdAfter({ class: proven, status, retryAfter }: Answer, rate: Rate | undefined): number {
  if (proven === "throttled" || status === 429)
    return retryAfter ?? Math.max(1_000, rate === undefined ? 0 : (rate.window * 1_000) / 4);
  return status === 503 ? (retryAfter ?? 0) : 0;
}
