import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Limit } from "../limit.ts";

/** A transfer as a client requests it. */
export interface Transfer {
  readonly amount: number;
  readonly currency: string;
  readonly purpose?: string;
  readonly reference?: string | null;
  readonly urgent?: boolean;
  readonly labels?: readonly string[];
  readonly recipient: {
    readonly name: string;
    readonly address?: { readonly line: string; readonly postcode?: string };
  };
}

/** The response to send. */
export interface Reply {
  readonly status: number;
  readonly type: "application/json" | "application/xml";
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request with an idempotency key, and its reply once there is one. */
interface Entry {
  readonly fingerprint: string;
  reply?: Reply;
}

/** The functions by which all three servers decide. A fault replaces one of them. */
export interface Rules {
  /** Transforms a body before its structure is checked. */
  readonly repair: (body: unknown) => unknown;
  /** Whether a second transfer like an earlier one is a conflict, as in some documents. */
  readonly refusesDoubles: boolean;
  /** How long after its look-up a key is stored, in milliseconds: other requests may arrive in between. */
  readonly gap: number;
  /** Whether a transfer is refused although it has the structure that the document requires. */
  readonly isRefused: (transfer: Transfer) => boolean;
  /** What must be equal if a key is used again. */
  readonly fingerprint: (text: string) => string;
  readonly find: (transfers: ReadonlyMap<string, Transfer>, id: string) => Transfer | undefined;
  readonly statement: (transfer: Transfer) => string;
}

export const correctRules: Rules = {
  repair: (body) => body,
  refusesDoubles: false,
  gap: 0,
  isRefused: () => false,
  fingerprint: (text) => text,
  find: (transfers, id) => transfers.get(id),
  statement: ({ amount, labels = [] }) =>
    [
      "<statement>",
      `<amount>${amount}</amount>`,
      ...labels.map((label) => `<line>${label.replaceAll(/[&<]/g, (each) => `&#${each.charCodeAt(0)};`)}</line>`),
      "<booking><bank><branch><address><position>",
      "<latitude>59.33</latitude><longitude>18.07</longitude>",
      "</position></address></branch></bank></booking></statement>",
    ].join(""),
};

/** The bank behind each of the servers: it knows nothing of HTTP but statuses. */
export class Bank {
  readonly #rules: Rules;
  readonly #token: string;
  readonly #limiter: Limit | undefined;
  readonly #transfers = new Map<string, Transfer>();
  readonly #keys = new Map<string, Entry>();

  constructor(token: string, rules: Partial<Rules> = {}, limiter?: Limit) {
    this.#rules = { ...correctRules, ...rules };
    this.#token = token;
    this.#limiter = limiter;
  }

  /** Why a request is turned away before it is read; `undefined` if it is not. */
  turnAway(authorization = ""): Reply | undefined {
    const seconds = this.#limiter?.take() ?? 0;
    if (seconds > 0) return problem(429, "slow_down", { "Retry-After": String(seconds) });
    const [scheme = "", token, ...more] = authorization.split(" ");
    const isKnown = scheme.toLowerCase() === "bearer" && token === this.#token && more.length === 0;
    return isKnown ? undefined : problem(401, "unauthenticated", { "WWW-Authenticate": "Bearer" });
  }

  /** A body as its form is checked. */
  repair(body: unknown): unknown {
    return this.#rules.repair(body);
  }

  /** Creates a transfer of the form that the document requires, once for each key. */
  async create(key: string, text: string, transfer: Transfer): Promise<Reply> {
    const fingerprint = this.#rules.fingerprint(text);
    const known = this.#keys.get(key);
    if (this.#rules.gap > 0) await wait(this.#rules.gap);
    if (known !== undefined && known.fingerprint !== fingerprint) return problem(422, "key_reused");
    if (known?.reply !== undefined) {
      return { ...known.reply, headers: { ...known.reply.headers, "Idempotency-Replayed": "true" } };
    }
    if (this.#rules.isRefused(transfer)) return problem(400, "invalid_body");
    const isDouble = [...this.#keys.values()].some((each) => each.fingerprint === fingerprint);
    if (this.#rules.refusesDoubles && isDouble) return problem(409, "double");
    const id = randomUUID();
    this.#transfers.set(id, transfer);
    const reply = json(201, { id, transfer });
    this.#keys.set(key, { fingerprint, reply });
    return reply;
  }

  get(id: string): Reply {
    const transfer = this.#rules.find(this.#transfers, id);
    return transfer === undefined ? problem(404, "not_found") : json(200, transfer);
  }

  statement(id: string): Reply {
    const transfer = this.#rules.find(this.#transfers, id);
    if (transfer === undefined) return problem(404, "not_found");
    return { status: 200, type: "application/xml", text: this.#rules.statement(transfer), headers: {} };
  }
}

export function problem(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return json(status, { code }, headers);
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, type: "application/json", text: JSON.stringify(body), headers };
}
