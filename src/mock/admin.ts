import { messageOf } from "../message-of.ts";
import { type Answer, problem } from "./answer.ts";
import { type Fault, parseFault } from "./faults.ts";
import type { Mock } from "./mock.ts";

/** The path under which a mock can be looked into and told to fail, where that is allowed. */
export const ADMIN_PATH = "/__mock";

/**
 * Answers a request to the admin route; `undefined` for any other request.
 *
 * - `GET /__mock` tells the resources and the ledger;
 * - `POST /__mock/reset` starts again;
 * - `PUT /__mock/faults` stages faults, a JSON array of them as `parseFault` reads them; `DELETE` ends them.
 */
export async function administer(mock: Mock, request: Request, url: URL): Promise<Answer | undefined> {
  if (url.pathname !== ADMIN_PATH && !url.pathname.startsWith(`${ADMIN_PATH}/`)) return undefined;
  switch (`${request.method} ${url.pathname.slice(ADMIN_PATH.length)}`) {
    case "GET ":
      return json({ resources: mock.resources(), ledger: mock.ledger() });
    case "POST /reset":
      mock.reset();
      return { status: 204, headers: {} };
    case "DELETE /faults":
      mock.setFaults([]);
      return { status: 204, headers: {} };
    case "PUT /faults":
      try {
        mock.setFaults(readFaults(await request.json()));
        return { status: 204, headers: {} };
      } catch (error) {
        return problem(400, messageOf(error));
      }
    default:
      return problem(
        404,
        `There are GET ${ADMIN_PATH}, POST ${ADMIN_PATH}/reset, PUT and DELETE ${ADMIN_PATH}/faults.`,
      );
  }
}

function readFaults(value: unknown): readonly Fault[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
    throw new RangeError('The body must be an array of strings, e.g. ["status=503, times=2"].');
  }
  return value.map(parseFault);
}

function json(value: unknown): Answer {
  return { status: 200, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) };
}
