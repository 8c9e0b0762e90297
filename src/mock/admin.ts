import { messageOf } from "../message-of.ts";
import { type Fault, parseFault } from "./faults.ts";
import type { Mock } from "./mock.ts";
import { type Answer, problem } from "./response/answer.ts";

/** The path of the admin route, which shows the mock's state and injects faults. */
const ADMIN_PATH = "/__mock";

/**
 * Answers a request to the admin route; `undefined` for any other request. A web page gets 403: otherwise any page could inject
 * faults, and read the state by a host name that resolves to this machine (DNS rebinding).
 *
 * - `GET /__mock` returns the resources and the ledger;
 * - `POST /__mock/reset` restores the seed;
 * - `PUT /__mock/faults` injects faults, a JSON array of texts as `parseFault` reads them; `DELETE` removes them.
 */
export async function administer(mock: Mock, request: Request, url: URL): Promise<Answer | undefined> {
  if (url.pathname !== ADMIN_PATH && !url.pathname.startsWith(`${ADMIN_PATH}/`)) return undefined;
  const refusal = refuseWebPage(request.headers, url.hostname);
  if (refusal !== undefined) return problem(403, refusal);
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
        `Available: GET ${ADMIN_PATH}, POST ${ADMIN_PATH}/reset, PUT and DELETE ${ADMIN_PATH}/faults.`,
      );
  }
}

/** Why a request may come from a web page; `undefined` if it can't. */
function refuseWebPage(headers: Headers, hostname: string): string | undefined {
  const site = headers.get("sec-fetch-site") ?? "none";
  if (headers.has("origin") || site !== "none") return `${ADMIN_PATH} is not available to web pages: send no Origin.`;
  // Only a host name can be rebound, not an address.
  const isAddress = /^\[|^[\d.]+$/.test(hostname);
  if (isAddress || hostname === "localhost" || hostname.endsWith(".localhost")) return undefined;
  return `${ADMIN_PATH} answers only if the Host is localhost or an IP address.`;
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
