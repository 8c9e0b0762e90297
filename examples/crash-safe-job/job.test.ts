import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock, MOCK_TOKEN, parseFault } from "revokit/mock";
import { createNatural } from "revokit/natural";
import { expect, onTestFinished, test } from "vitest";
import { runJob, store } from "./job.ts";
import { killJobs } from "./kill-jobs.ts";

test("a job that is killed at a random point and run again revokes once", { timeout: 60_000 }, async () => {
  const count = 4;
  const { revocations, invitations, jobs } = await killJobs(count);
  expect({ revocations, invitations }).toEqual({ revocations: count, invitations: count });
  expect(new Set(jobs.map(({ outcome }) => outcome))).toEqual(new Set(["applied"]));
  expect(new Set(jobs.map(({ key }) => key)).size).toBe(count);
});

test.each(["status=500, times=1", "status=401, times=1", "status=429, times=1"])(
  "a job that is answered with %s is not done, and revokes when it is run again",
  async (fault) => {
    const mock = createMock({ faults: [parseFault(fault)] });
    const natural = createNatural({ fetch: mock.fetch, token: MOCK_TOKEN, retry: { attempts: 1 } });
    const folder = await mkdtemp(join(tmpdir(), "revokit-job-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "job.json");
    await store(file, {
      id: "job-4711",
      agentId: "agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f",
      customerId: "pty_4a8c9823f39c42a5b817556766551112",
    });
    await expect(runJob(file, natural)).rejects.toThrow("job-4711 is not done");
    expect(await runJob(file, natural)).toMatchObject({ outcome: "applied" });
    expect(mock.ledger()).toHaveLength(1);
  },
);
