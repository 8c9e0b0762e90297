import type { Bytes } from "../../bytes.ts";

/** A response before it is sent: stored for replays, and turned into a `Response` at the end. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent if the response has no body. */
  readonly body?: string | Bytes;
}

/** The mock's own problem response (RFC 9457), where no document has one. */
export function problem(status: number, detail: string): Answer {
  return {
    status,
    headers: { "Content-Type": "application/problem+json" },
    body: JSON.stringify({ type: "about:blank", status, detail }),
  };
}

/** Adds headers to an answer, replacing those of the same name. */
export function withHeaders(answer: Answer, extra: Readonly<Record<string, string>>): Answer {
  const replaced = new Set(Object.keys(extra).map((name) => name.toLowerCase()));
  const kept = Object.entries(answer.headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...answer, headers: { ...Object.fromEntries(kept), ...extra } };
}
