import { classifyStatus, SUSPECT_REFUSALS } from "../../src/transport/classify.ts";
import type { Classification } from "../../src/transport/outcome.ts";
import { classifyError } from "../../src/node/classify-error.ts";
import { type AttemptClass, type Outcome, outcomeOf } from "../../src/transport/outcome.ts";

/** A row of the picture: the ways in which an attempt can end, their class, and the outcome that it leads to. */
export interface Row {
  /** Marked with an asterisk if it is not retried although others of its class are. */
  readonly met: readonly string[];
  readonly class: AttemptClass;
  /** Whether any attempt of this class is retried. */
  readonly retried: boolean;
  readonly outcome: Outcome;
}

const CLASSES: readonly AttemptClass[] = ["applied", "accepted", "maybe", "rejected", "throttled", "not_sent"];

/** The errors that a platform throws, keyed by their names in the picture. */
const ERRORS: Readonly<Record<string, unknown>> = {
  "connection reset": { code: "ECONNRESET" },
  "response timeout": new DOMException("", "TimeoutError"),
  "connection refused": { code: "ECONNREFUSED" },
  "no such host": { code: "ENOTFOUND" },
  "connect timeout": { code: "UND_ERR_CONNECT_TIMEOUT" },
  "bad certificate": { code: "CERT_HAS_EXPIRED" },
};

/** Every class, with the statuses and errors that the transport assigns to it, in order of precedence. */
export function rows(): Row[] {
  const thrown = Object.entries(ERRORS).map(([name, error]) => ({ name, ...classifyError(error) }));
  const suspects = [...SUSPECT_REFUSALS].map((status, index) => ({
    name: index === 0 ? `where the platform may resend: ${status}` : `${status}`,
    class: "maybe",
    retry: false,
  }));
  const endings = [...HUNDREDS.flatMap(endingsWithin), ...thrown, ...suspects];
  return CLASSES.map((name) => {
    const met = endings.filter((ending) => ending.class === name);
    const retried = met.some(({ retry }) => retry);
    return {
      met: met.map(({ name: ended, retry: again }) => (retried && !again ? ended.replace(/^\dxx|$/, "$&*") : ended)),
      class: name,
      retried,
      outcome: outcomeOf([name]),
    };
  }).sort((a, b) => weight(b.class) - weight(a.class));
}

/** Over how many of the classes this one takes precedence. */
function weight(name: AttemptClass): number {
  return CLASSES.filter((other) => outcomeOf([name, other]) === outcomeOf([name])).length;
}

const HUNDREDS = [200, 300, 400, 500];

/** The statuses of one hundred, e.g. 200 to 299: each exception by itself, and the rest as one. */
function endingsWithin(hundred: number): (Classification & { name: string })[] {
  const statuses = Array.from({ length: 100 }, (_, index) => hundred + index);
  // The last one is unassigned, so it is treated like any unknown status of its class (RFC 9110, 15).
  const usual = classifyStatus(hundred + 99);
  const special = statuses.filter((status) => classifyStatus(status).class !== usual.class);
  const exceptions = special.length > 0 ? ` except ${special.join(" and ")}` : "";
  return [
    ...special.map((status) => ({ name: `${status}`, ...classifyStatus(status) })),
    { name: `${hundred / 100}xx${exceptions}`, ...usual },
  ];
}
