import type { Check } from "./check.ts";
import { baseUrls } from "./checks/base-urls.ts";
import { conflicts } from "./checks/conflicts.ts";
import { connections } from "./checks/connections.ts";
import { brokenBodies, documentedStatuses, undocumentedStatuses } from "./checks/reads.ts";
import { invalidParameters, missingParameters, pathSegments, strangeArguments } from "./checks/refuses.ts";
import { attempts, finality, recovery, unrepeatable } from "./checks/retries.ts";
import { secrecy } from "./checks/secrecy.ts";
import { credential, defaults, idempotencyKeys, sameByFetch, validRequests } from "./checks/sends.ts";
import { aborts, events, timeouts } from "./checks/time.ts";
import { budget, retryAfter } from "./checks/waits.ts";

/** All requirements on a client, for each operation. */
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
