import { httpResponse } from "./http-response.ts";

/** What a server does with one request. */
export interface Step {
  /** When it applies the request: before it answers, after the client has given up, or never. */
  readonly acts: "now" | "late" | "never";
  /** What it writes to the connection, given the response of a server without faults, and a random number. */
  readonly write: (own: string, random: number) => string;
  /** What it does to the connection then. */
  readonly then?: "reset" | "end" | "trickle";
}

/** Every step by its name, so that a false outcome can be reported with its sequence. */
export const steps: Readonly<Record<string, Step>> = {
  done: { acts: "now", write: (own) => own },
  "refused as a repeat": refusal([404, 409, 410, 412]),
  refused: refusal([400, 401, 403, 413, 415, 421, 422, 423, 425, 426, 428, 431, 451, 499, 501, 505, 307, 308]),
  throttled: { acts: "never", write: () => httpResponse(429, { fields: { "retry-after": "0" } }) },
  "key in progress": conflict((text) => text),
  "key in progress, cut": { ...conflict((text) => text.slice(0, -3)), then: "end" },
  "key in progress, no body": conflict(() => httpResponse(409, { body: "" })),
  "key reused": { acts: "never", write: () => httpResponse(422, { body: '{"reason":"KEY_REUSED"}' }) },
  ...onBothSides("reset", { write: () => "", then: "reset" }),
  ...onBothSides("closed", { write: () => "", then: "end" }),
  ...onBothSides("silent", { write: () => "" }),
  ...onBothSides("5xx", {
    write: (_, random) => httpResponse(pickFrom([500, 502, 503, 504, 507, 511, 520, 599], random)),
  }),
  ...onBothSides("5xx with Retry-After", { write: () => httpResponse(503, { fields: { "retry-after": "0" } }) }),
  ...onBothSides("207", { write: () => httpResponse(207) }),
  ...onBothSides("408", { write: () => httpResponse(408, { fields: { connection: "close" } }), then: "end" }),
  ...onBothSides("3xx", { write: (_, random) => redirect(pickFrom([300, 301, 302, 303, 304, 305, 399], random)) }),
  ...onBothSides("odd status", { write: (_, random) => httpResponse(pickFrom([199, 600, 700, 999, 1000], random)) }),
  ...onBothSides("switched protocols", {
    write: () => httpResponse(101, { fields: { upgrade: "x", connection: "upgrade" } }),
  }),
  ...onBothSides("no HTTP", { write: () => "SSH-2.0-x\r\n", then: "end" }),
  ...onBothSides("202", { write: () => httpResponse(202) }),
  "done, cut in the status line": { acts: "now", write: (own, random) => own.slice(0, random % 14), then: "end" },
  "done, cut in the head": { acts: "now", write: (own, random) => own.slice(0, 20 + (random % 30)), then: "end" },
  "done, cut in the body": { acts: "now", write: (own) => own.slice(0, -1), then: "end" },
  "done, stalled in the body": { acts: "now", write: (own) => own.slice(0, -1) },
  "done, a byte at a time": { acts: "now", write: (own) => own, then: "trickle" },
  "done, after early responses": { acts: "now", write: (own) => EARLY + own },
  "done, no gzip": { acts: "now", write: (own) => withField(own, "content-encoding: gzip") },
  "done, unknown coding": { acts: "now", write: (own) => withField(own, "content-encoding: x") },
  "done, broken chunks": { acts: "now", write: (own) => withField(own, "transfer-encoding: chunked") },
  "done, two lengths": { acts: "now", write: (own) => withField(own, "content-length: 7") },
  "done, huge head": { acts: "now", write: (own) => withField(own, `x: ${"x".repeat(400_000)}`) },
  "done, control character in the head": { acts: "now", write: (own) => withField(own, "x: \u0000\u0001") },
  "done, line feeds alone": { acts: "now", write: (own) => own.replaceAll("\r\n", "\n") },
  "done, no length": { acts: "now", write: (own) => own.replace(/content-length: \d+\r\n/, ""), then: "end" },
  "reset, then done": { acts: "late", write: () => "", then: "reset" },
  "silent, then done": { acts: "late", write: () => "" },
};

const EARLY = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n";

/** The fault before and after the server applies the request. */
function onBothSides(name: string, step: Omit<Step, "acts">): Readonly<Record<string, Step>> {
  return { [name]: { ...step, acts: "never" }, [`done, ${name}`]: { ...step, acts: "now" } };
}

function refusal(statuses: readonly number[]): Step {
  const bodies = ["{}", "null", "", "[", '{"reason":1}'];
  return {
    acts: "never",
    write: (_, random) =>
      httpResponse(pickFrom(statuses, random), { body: pickFrom(bodies, random >>> 8), fields: { location: "/x" } }),
  };
}

/** The first request is still being applied; it ends when the client has given up. */
function conflict(broken: (text: string) => string): Step {
  return { acts: "late", write: () => broken(httpResponse(409, { body: '{"reason":"REQUEST_IN_PROGRESS"}' })) };
}

function redirect(status: number): string {
  return httpResponse(status, { fields: { location: "/elsewhere" }, body: "" });
}

function withField(response: string, field: string): string {
  return response.replace("\r\n", `\r\n${field}\r\n`);
}

function pickFrom<T>(items: readonly T[], random: number): T {
  const item = items[random % items.length];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}
