import type { JobStatus } from "../job/status.ts";

/** What the command's exit code says about the job. */
export interface ExitCode {
  readonly code: number;
  readonly meaning: string;
  /** Whether it applies to a job; absent if a failure decides. */
  readonly holds?: (status: JobStatus) => boolean;
}

/** The exit codes. Of those that describe the job, the first that applies is used. */
export const EXIT_CODES = [
  { code: 75, meaning: "another process has the embedded store open" },
  { code: 2, meaning: "usage error, invalid input, or no consent: nothing was sent" },
  { code: 1, meaning: "it failed: see the message; run it again to continue" },
  { code: 130, meaning: "interrupted (143: SIGTERM, 129: closed terminal); run it again" },
  {
    code: 5,
    meaning: "the job is paused, cancelled or forgotten",
    holds: ({ state }) => /^(paused|cancelled|forgotten)$/.test(state),
  },
  { code: 4, meaning: "the outcome of a row is unknown", holds: ({ outcomes }) => outcomes.unknown > 0 },
  {
    code: 7,
    meaning: "rows are left, or not all are stored yet",
    holds: ({ left, state }) => left > 0 || state === "planning",
  },
  {
    code: 3,
    meaning: "a row was rejected, not sent or skipped",
    holds: ({ outcomes, skipped }) => outcomes.rejected + outcomes.not_sent + skipped > 0,
  },
  { code: 6, meaning: "a row was accepted, and may still take effect", holds: ({ outcomes }) => outcomes.accepted > 0 },
  { code: 0, meaning: "every row was applied", holds: () => true },
] as const satisfies readonly ExitCode[];

/** The exit code for the status of one job, or of several: the first that applies to any. */
export function exitCodeOf(...jobs: readonly JobStatus[]): number {
  const codes: readonly ExitCode[] = EXIT_CODES;
  return codes.find(({ holds }) => jobs.some((status) => holds?.(status) === true))?.code ?? 1;
}

/** The exit codes as a help text. */
export function describeExitCodes(): string {
  return [
    "Exit codes (the first that applies):",
    ...EXIT_CODES.map(({ code, meaning }) => `  ${String(code).padEnd(3)}  ${meaning}`),
  ].join("\n");
}
