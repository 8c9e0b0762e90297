import type { Check } from "./check.ts";
import { brokenBodies, documentedStatuses, undocumentedStatuses } from "./checks/reads.ts";
import {
  baseUrls,
  invalidParameters,
  missingParameters,
  pathSegments,
  secrecy,
  strangeArguments,
} from "./checks/refuses.ts";
import {
  attempts,
  budget,
  conflicts,
  connections,
  finality,
  recovery,
  retryAfter,
  unrepeatable,
} from "./checks/retries.ts";
import { credential, defaults, idempotencyKeys, sameByFetch, validRequests } from "./checks/sends.ts";
import { aborts, events, timeouts } from "./checks/time.ts";

/** Everything that a client has to get right, for each operation. */
export const checks: readonly Check[] = [
  validRequests,
  sameByFetch,
  credential,
  defaults,
  idempotencyKeys,
  invalidParameters,
  missingParameters,
  pathSegments,
  strangeArguments,
  baseUrls,
  secrecy,
  documentedStatuses,
  undocumentedStatuses,
  brokenBodies,
  attempts,
  recovery,
  unrepeatable,
  finality,
  connections,
  conflicts,
  retryAfter,
  budget,
  aborts,
  timeouts,
  events,
];
