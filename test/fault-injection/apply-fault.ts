import type { ServerResponse } from "node:http";
import type { Fault } from "./faults.ts";
import type { DocumentedResponse, LedgerOperation } from "./ledger.ts";
import { respond } from "./respond.ts";

/** Applies a fault to a response. */
export function applyFault(
  fault: Fault,
  response: ServerResponse,
  { inProgress, keyReused, success }: LedgerOperation,
  own: DocumentedResponse,
): void {
  switch (fault.response) {
    case "none":
    case "late":
      break;
    case "reset":
      response.socket?.resetAndDestroy();
      break;
    case "closed":
      response.socket?.destroy();
      break;
    case "in-progress":
      // If the document has no such conflict, the server answers that it is busy.
      respond(response, inProgress ?? { status: 503, body: {} }, fault);
      break;
    case "key-reused":
      respond(response, keyReused ?? { status: 400, body: {} }, fault);
      break;
    case "own":
      respond(response, own, fault);
      break;
    case 204:
      // No server breaks off an answer to a request that it refused.
      respond(response, own === success ? { status: 204, body: undefined } : own);
      break;
    default:
      respond(response, { status: fault.response, body: { reason: "FAULT" } }, fault);
  }
}
