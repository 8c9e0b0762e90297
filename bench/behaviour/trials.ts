import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { facts } from "../../generated/natural/facts.ts";
import { body, token } from "../client/call.ts";
import type { CallOptions, Subject } from "./clients.ts";
import { answer, reset, type Act, type Stage, stage, stall } from "./server.ts";

/** A situation that each client is tested in. */
export interface Trial {
  readonly name: string;
  /** What the client did, in a few words, as observed by the server and the caller. */
  readonly run: (subject: Subject) => Promise<string>;
}

const conflict = Object.values(
  facts.operations.revokeCustomerInvitation.responses["409"]?.content["application/json"]?.examples ?? {},
)[0];
const success = answer(200, body);
/** Longer than any of these clients takes if it respects its timeouts. */
const PATIENCE = 8_000;

export const trials: readonly Trial[] = [
  {
    name: "the connection breaks every time: does it say whether it happened?",
    run: async (subject) => {
      const { thing } = await play(subject, [reset]);
      return outcomeIn(thing) ?? "does not say";
    },
  },
  {
    name: "the connection breaks once",
    run: async (subject) => {
      const { seen } = await play(subject, [reset, success]);
      return again(seen);
    },
  },
  { name: "a 500, then a 200", run: async (subject) => again((await play(subject, [answer(500, {}), success])).seen) },
  {
    name: "a persistent 409",
    run: async (subject) => {
      const { seen } = await play(subject, [answer(409, conflict)]);
      return seen.length === 1 ? "sends it once" : `sends it ${seen.length} times`;
    },
  },
  {
    name: "a redirect to another host",
    run: async (subject) => {
      const elsewhere = await stage([success]);
      try {
        const location = elsewhere.url.replace("127.0.0.1", "localhost") + "/elsewhere";
        await play(subject, [answer(307, {}, { location })]);
        const [request] = elsewhere.seen;
        if (request === undefined) return "refuses it";
        return request.headers["idempotency-key"] === undefined ? "follows it" : "follows it, with the key";
      } finally {
        elsewhere.close();
      }
    },
  },
  {
    name: "the body stops halfway",
    run: async (subject) => {
      const { thing, ended } = await play(subject, [stall]);
      if (!ended) return "hangs";
      const outcome = outcomeIn(thing);
      return outcome === undefined ? "times out" : `times out, and reports ${outcome}`;
    },
  },
  {
    name: "an abort while it waits before a retry",
    run: async (subject) => {
      const controller = new AbortController();
      const unavailable: Act = (response, request) => {
        setTimeout(() => controller.abort(), 400);
        answer(503, {}, { "retry-after": "3" })(response, request);
      };
      const start = performance.now();
      const { seen } = await play(subject, [unavailable, success], { signal: controller.signal });
      const took = performance.now() - start;
      if (took < 1_500 && seen.length === 1) return controller.signal.aborted ? "ends at once" : "does not retry";
      return seen.length > 1 ? "waits, and retries" : "waits";
    },
  },
  {
    name: "`..` as an id",
    run: async (subject) => {
      const { seen } = await play(subject, [success], { agentId: ".." });
      if (seen[0] === undefined) return "refuses it";
      return seen[0].url?.startsWith("/agents/") === true ? "sends it" : "calls another path";
    },
  },
  {
    name: "does the thrown error expose the token?",
    run: async (subject) => {
      const things = [await play(subject, [reset]), await play(subject, [answer(400, {})])];
      const shown = things.map(({ thing }) => inspect(thing, { depth: 12, showHidden: true })).join();
      return shown.includes(token) ? "yes" : "no";
    },
  },
];

interface Played {
  readonly seen: Stage["seen"];
  /** What the caller got: a result, or what was thrown. */
  readonly thing: unknown;
  readonly ended: boolean;
}

async function play(subject: Subject, acts: readonly Act[], options: CallOptions = {}): Promise<Played> {
  const server = await stage(acts);
  const { seen } = server;
  const patience = new AbortController();
  const call = subject.create(server.url);
  try {
    return await Promise.race([
      call(options).then(
        (thing) => ({ seen, thing, ended: true }),
        (thing: unknown) => ({ seen, thing, ended: true }),
      ),
      sleep(PATIENCE, { seen, thing: undefined, ended: false }, { signal: patience.signal }),
    ]);
  } finally {
    patience.abort();
    server.close();
  }
}

function again([first, second]: Stage["seen"]): string {
  if (second === undefined) return "fails";
  const key = first?.headers["idempotency-key"];
  return key !== undefined && second.headers["idempotency-key"] === key
    ? "retries with the same key"
    : "retries with another key";
}

function outcomeIn(thing: unknown): string | undefined {
  return typeof thing === "object" && thing !== null && "outcome" in thing ? `\`${String(thing.outcome)}\`` : undefined;
}
