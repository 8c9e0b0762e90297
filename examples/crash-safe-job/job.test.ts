import { expect, test } from "vitest";
import { killJobs } from "./kill-jobs.ts";

test("a job that is killed at a random point and run again revokes once", { timeout: 60_000 }, async () => {
  const count = 4;
  const { revocations, invitations, jobs } = await killJobs(count);
  expect({ revocations, invitations }).toEqual({ revocations: count, invitations: count });
  expect(new Set(jobs.map(({ outcome }) => outcome))).toEqual(new Set(["applied"]));
  expect(new Set(jobs.map(({ key }) => key)).size).toBe(count);
});
