import type { Built, Fault, RevocationServer, TestedApi } from "./fault.ts";

/** A server that the suite is tested on. */
export interface Trial {
  readonly id: string;
  readonly what: string;
  readonly api: TestedApi;
  readonly built: Built;
  readonly requestsPerSecond?: number;
  /** Absent if the server is correct. */
  readonly fault?: Fault;
}

/** The suite's findings about a server. */
export interface Findings {
  /** What contradicts the document or a standard. */
  readonly failures: readonly string[];
  /** What is worth knowing: violations of recommendations and of inferred facts. */
  readonly notes: readonly string[];
}

export interface TrialResult extends Findings {
  readonly trial: Trial;
}

/** Whether the suite finds anything in a server. */
export function isFound({ failures, notes }: Findings): boolean {
  return failures.length > 0 || notes.length > 0;
}

/** A correct server that refuses to create the same thing twice. */
const refusingDoubles: Trial = {
  id: "express/correct, no doubles",
  what: "nothing is wrong",
  api: "transfers",
  built: { framework: "express", rules: { refusesDoubles: true } },
};

/** Each server without a fault, and again behind a rate limiter of three requests a second. */
export const correctServers: readonly Trial[] = (["express", "fastify", "hono"] as const)
  .flatMap((framework) =>
    (["natural", "kirim", "transfers"] as const).flatMap((api): Trial[] => {
      const plain: RevocationServer = { framework };
      const built = api === "transfers" ? { framework, rules: {} } : plain;
      const trial = { id: `${framework}/correct`, what: "nothing is wrong", api, built };
      return [trial, { ...trial, id: `${trial.id}, 3 requests a second`, requestsPerSecond: 3 }];
    }),
  )
  .concat(refusingDoubles);
