/** A fault to inject. Several members are applied together, in the order of their declaration. */
export interface Fault {
  /** The operation that it applies to. Default: every operation. */
  readonly operationId?: string;
  /** How many requests it applies to. Default: no limit. */
  readonly times?: number;
  /**
   * How long to wait before the operation is applied, in milliseconds. It is applied even if the client has left by then.
   * Default: 0.
   */
  readonly latency?: number;
  /** Closes the connection before or after the operation is applied, without a byte of a response. */
  readonly reset?: "before" | "after";
  /** The status to answer instead of applying the operation. */
  readonly status?: number;
  /** The `Retry-After` to send with that status, in seconds (RFC 9110, 10.2.3). */
  readonly retryAfter?: number;
  /** Applies the operation, then breaks off in the middle of the response body. */
  readonly truncate?: boolean;
}

/** The request header that injects a fault into that request only, e.g. `Mock-Fault: status=503, retry-after=2`. */
export const FAULT_HEADER = "Mock-Fault";

/** The faults that are currently injected. */
export interface FaultList {
  /** Takes the fault for a request to an operation, and counts it. */
  readonly take: (operationId: string) => Fault | undefined;
  readonly set: (faults: readonly Fault[]) => void;
}

/** The error with which Node's `fetch` rejects when the connection is lost. */
export class ConnectionReset extends TypeError {
  override readonly name = "TypeError";

  constructor(message = "fetch failed") {
    super(message, { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  }
}

/** A list of faults: the first that matches a request is used. */
export function createFaultList(initial: readonly Fault[]): FaultList {
  let injected: { fault: Fault; left: number }[] = [];
  const set = (faults: readonly Fault[]) => {
    injected = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
  };
  set(initial);
  return {
    set,
    take: (operationId) => {
      const found = injected.find(({ fault, left }) => left > 0 && (fault.operationId ?? operationId) === operationId);
      if (found !== undefined) found.left -= 1;
      return found?.fault;
    },
  };
}

/**
 * Parses a fault as written in the header, on the command line and in the admin route: `status=503, retry-after=2`,
 * `latency=200`, `reset=before`, `reset=after`, `truncate`, with `times=3` and `operation=revokeSetupLink` to narrow it.
 * Throws a RangeError that names the invalid part.
 */
export function parseFault(text: string): Fault {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== "");
  const named = new Map<string, string>();
  for (const part of parts) {
    const [name = "", ...value] = part.split("=");
    if (named.has(name)) throw new RangeError(`A fault has one ${name}.`);
    named.set(name, value.join("="));
  }
  if (named.has("retry-after") && !named.has("status")) throw new RangeError("A fault's retry-after needs a status.");
  return [...named].reduce<Fault>((fault, [name, value]) => ({ ...fault, ...readPart(name, value) }), {});
}

function readPart(name: string, value: string): Fault {
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (read !== undefined) return read(value);
  throw new RangeError(`Unknown fault ${JSON.stringify(name)}. Known: ${Object.keys(READERS).join(", ")}.`);
}

const READERS: Readonly<Record<string, (value: string) => Fault>> = {
  status: (value) => ({ status: integer("status", value, 200, 599) }),
  "retry-after": (value) => ({ retryAfter: integer("retry-after", value, 0, 86_400) }),
  latency: (value) => ({ latency: integer("latency", value, 0, 600_000) }),
  times: (value) => ({ times: integer("times", value, 1, 1_000_000) }),
  operation: (value) => ({ operationId: value }),
  truncate: (value) => {
    if (value !== "") throw new RangeError("A fault's truncate has no value.");
    return { truncate: true };
  },
  reset: (value) => {
    if (value !== "before" && value !== "after") throw new RangeError("A fault's reset is before or after.");
    return { reset: value };
  },
};

function integer(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`A fault's ${name} is a whole number from ${least} to ${most}.`);
}
