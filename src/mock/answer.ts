import type { Target } from "./api.ts";
import { leaves } from "./json.ts";

/** A response as bytes to be: what is remembered for a replay, and turned into a `Response` last. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the response has no body. */
  readonly body?: string;
}

/** A documented response before it is fitted to a request. */
export interface Draft {
  readonly status: number;
  /** The key under which it is documented: a code, a range or `default`. */
  readonly documentedAs: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Absent where the response has no body; its value, where the description has no example of one. */
  readonly content?: { readonly mediaType: string; readonly value?: unknown };
}

/** Which of a response's examples to take. */
export interface Choice {
  /** Its name. */
  readonly example?: string | undefined;
  /** A string that stands somewhere in it, for want of a name. */
  readonly mentions?: string | undefined;
  /** The request's Accept header. */
  readonly accept?: string | null;
}

/** The key under which responses document a status: the code, its range, or `default` (OpenAPI 3.1, 4.8.16). */
export function documentedAs(responses: Readonly<Record<string, unknown>>, status: number): string | undefined {
  return [String(status), `${Math.trunc(status / 100)}XX`, "default"].find((key) => Object.hasOwn(responses, key));
}

/** The documented response of a status with the example that fits best; `undefined` where the status is not documented. */
export function draft({ operation }: Target, status: number, choice: Choice = {}): Draft | undefined {
  const key = documentedAs(operation.responses, status);
  const documented = key === undefined ? undefined : operation.responses[key];
  if (key === undefined || documented === undefined) return undefined;
  const { headers, content } = documented;
  const mediaTypes = Object.keys(content);
  const mediaType = mediaTypes.find((type) => choice.accept?.includes(type)) ?? mediaTypes[0];
  if (mediaType === undefined) return { status, documentedAs: key, headers };
  const value = pickExample(content[mediaType]?.examples ?? {}, choice);
  return { status, documentedAs: key, headers, content: { mediaType, value } };
}

/** The status of an operation's success: the lowest 2xx that it documents. */
export function successStatus({ operation }: Target): number {
  const keys = Object.keys(operation.responses);
  const code = keys.filter((key) => /^2\d\d$/.test(key)).sort()[0];
  return code === undefined ? 200 : Number(code);
}

/** The first documented status that has an example of this name, successes before failures. */
export function statusOfExample({ operation }: Target, name: string): number | undefined {
  const { responses } = operation;
  const key = Object.keys(responses)
    .sort()
    .find((status) =>
      Object.values(responses[status]?.content ?? {}).some(({ examples }) => Object.hasOwn(examples, name)),
    );
  if (key === undefined) return undefined;
  return /^\d/.test(key) ? Number(key.replaceAll("X", "0")) : 500;
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

function pickExample(examples: Readonly<Record<string, unknown>>, { example, mentions }: Choice): unknown {
  if (example !== undefined && Object.hasOwn(examples, example)) return examples[example];
  const values = Object.values(examples);
  if (mentions === undefined) return values[0];
  return (
    values.find((value) => leaves(value).some((leaf) => typeof leaf === "string" && leaf.includes(mentions))) ??
    values[0]
  );
}
