import { createHash } from "node:crypto";
import type { JobIdentity } from "../job/job-record.ts";

/** The default name of a job: the same for the same operation, base URL and rows. */
export function defaultName({ api, operation, baseUrl, digest }: Omit<JobIdentity, "name" | "contract">): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([api, operation, baseUrl, digest]))
    .digest("hex");
  return `${operation}-${hash.slice(0, 12)}`;
}
