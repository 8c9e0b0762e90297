import type { Bytes } from "../../bytes.ts";

/** A response as bytes to be: what is remembered for a replay, and turned into a `Response` last. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the response has no body. */
  readonly body?: string | Bytes;
}

/** An answer of the mock's own, where no description has one (RFC 9457). */
export function problem(status: number, detail: string): Answer {
  return {
    status,
    headers: { "Content-Type": "application/problem+json" },
    body: JSON.stringify({ type: "about:blank", status, detail }),
  };
}

/** An answer with some headers more, which replace those of the same name. */
export function withHeaders(answer: Answer, extra: Readonly<Record<string, string>>): Answer {
  const replaced = new Set(Object.keys(extra).map((name) => name.toLowerCase()));
  const kept = Object.entries(answer.headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...answer, headers: { ...Object.fromEntries(kept), ...extra } };
}
