import { createHash } from "node:crypto";
import type { JobIdentity } from "../job/job-record.ts";

/** The name of a job that was given none: the same operation, base URL and rows have the same name. */
export function defaultName({ api, operation, baseUrl, digest }: Omit<JobIdentity, "name">): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([api, operation, baseUrl, digest]))
    .digest("hex");
  return `${operation}-${hash.slice(0, 12)}`;
}
