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

export interface Verdict {
  readonly trial: Trial;
  /** What the suite finds wrong. */
  readonly findings: readonly string[];
}

/** Each server without a fault, and again behind a rate limiter of three requests a second. */
export const correctServers: readonly Trial[] = (["express", "fastify", "hono"] as const).flatMap((framework) =>
  (["natural", "kirim"] as const).flatMap((api): Trial[] => {
    const trial = { id: `${framework}/correct`, what: "nothing is wrong", api, built: { framework } };
    return [trial, { ...trial, id: `${trial.id}, 3 requests a second`, requestsPerSecond: 3 }];
  }),
);
