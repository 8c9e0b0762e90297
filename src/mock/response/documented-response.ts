import type { XmlFacts } from "../../facts.ts";
import type { Target } from "../mock-api.ts";
import { leaves } from "../json.ts";
import { chooseMediaType } from "./accept.ts";

/** A documented response, before the request's values are put into its example. */
export interface DocumentedResponse {
  readonly status: number;
  /** The key under which it is documented: a code, a range or `default`. */
  readonly documentedAs: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Absent if the response has no body; without a value if there is neither an example nor a sample. */
  readonly content?: DocumentedContent;
}

/** The body of a documented response. */
export interface DocumentedContent {
  readonly mediaType: string;
  /** The request's Accept header, which chooses a type if the media type is a range. */
  readonly accept: string | null;
  readonly value?: unknown;
  /** Whether the value is a sample made from the schema, because the document has no example. */
  readonly isSample?: boolean;
  readonly xml?: XmlFacts | undefined;
}

/** Which of a response's examples to use. */
export interface Choice {
  /** Its name. */
  readonly example?: string | undefined;
  /** A string that occurs in it, if the name is not known. */
  readonly mentions?: string | undefined;
  /** The request's Accept header. */
  readonly accept?: string | null;
}

/** The key under which responses document a status: the code, its range, or `default` (OpenAPI 3.1, 4.8.16). */
export function documentedAs(responses: Readonly<Record<string, unknown>>, status: number): string | undefined {
  return [String(status), `${Math.trunc(status / 100)}XX`, "default"].find((key) => Object.hasOwn(responses, key));
}

/** The documented response of a status with the best matching example; `undefined` if the status is not documented. */
export function documentedResponse(
  { operation }: Pick<Target, "operation">,
  status: number,
  choice: Choice = {},
): DocumentedResponse | undefined {
  const key = documentedAs(operation.responses, status);
  const documented = key === undefined ? undefined : operation.responses[key];
  if (key === undefined || documented === undefined) return undefined;
  const { headers, content } = documented;
  const accept = choice.accept ?? null;
  const types = Object.keys(content);
  const withExample = types.filter((type) => Object.hasOwn(content[type]?.examples ?? {}, choice.example ?? ""));
  const mediaType = chooseMediaType(withExample.length > 0 ? withExample : types, accept);
  if (mediaType === undefined) return { status, documentedAs: key, headers };
  const name = pickExample(content[mediaType]?.examples ?? {}, choice, key === String(status) ? undefined : status);
  const value = content[mediaType]?.examples[name];
  const isSample = name === "sample";
  return {
    status,
    documentedAs: key,
    headers,
    content: { mediaType, accept, value, isSample, xml: content[mediaType]?.xml },
  };
}

/** An operation's success status: the lowest documented 2xx, else the lowest status that is not an error. */
export function successStatus({ operation }: Pick<Target, "operation">): number {
  const codes = Object.keys(operation.responses).filter((key) => /^[23]\d\d$/.test(key));
  const [code = ""] = codes.sort();
  if (code.startsWith("2") || documentedAs(operation.responses, 200) !== undefined)
    return Number(code.startsWith("2") ? code : 200);
  return code === "" ? 200 : Number(code);
}

/** The first documented status that has an example of this name, successes before errors. */
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

/** The first of the given statuses that an operation documents, or simply the first. */
export function firstDocumented({ operation }: Target, [first, ...others]: readonly [number, ...number[]]): number {
  return [first, ...others].find((status) => documentedAs(operation.responses, status) !== undefined) ?? first;
}

/**
 * The name of the example to use: the requested one, else the first that contains the requested text, else the first
 * that states the status of a range, else the first.
 */
function pickExample(
  examples: Readonly<Record<string, unknown>>,
  { example, mentions }: Choice,
  status: number | undefined,
): string {
  if (example !== undefined && Object.hasOwn(examples, example)) return example;
  const named = (isWanted: (leaf: unknown) => boolean) =>
    Object.keys(examples).find((name) => leaves(examples[name]).some(isWanted));
  return (
    (mentions !== undefined
      ? named((leaf) => typeof leaf === "string" && leaf.includes(mentions))
      : status !== undefined && status >= 400
        ? named((leaf) => leaf === status || leaf === String(status))
        : undefined) ??
    Object.keys(examples)[0] ??
    ""
  );
}
