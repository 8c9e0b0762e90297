import type { Built, Fault } from "./fault.ts";
import type { Api } from "./world.ts";

/** A server to hold the suite to. */
export interface Trial {
  readonly id: string;
  readonly what: string;
  readonly api: Api;
  readonly built: Built;
  readonly requestsPerSecond?: number;
  /** Absent where the server is correct. */
  readonly fault?: Fault;
}

/** What the suite says of a server. */
export interface Findings {
  /** What contradicts the document or a standard. */
  readonly failures: readonly string[];
  /** What is worth knowing: what is only recommended, or only inferred. */
  readonly notes: readonly string[];
}

export interface Verdict extends Findings {
  readonly trial: Trial;
}

/** Whether the suite finds anything in a server. */
export function isFound({ failures, notes }: Findings): boolean {
  return failures.length > 0 || notes.length > 0;
}

/** Each server without a fault, and again behind a rate limiter of three requests a second. */
export const correctServers: readonly Trial[] = (["express", "fastify", "hono"] as const).flatMap((framework) =>
  (["natural", "kirim"] as const).flatMap((api): Trial[] => {
    const trial = { id: `${framework}/correct`, what: "nothing is wrong", api, built: { framework } };
    return [trial, { ...trial, id: `${trial.id}, 3 requests a second`, requestsPerSecond: 3 }];
  }),
);
