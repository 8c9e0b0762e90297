import { toText } from "./json.ts";
import type { FaultList } from "./faults.ts";
import type { KeyStore } from "./key-store.ts";
import type { Target } from "./mock-api.ts";
import type { Allowance } from "./rate-limit.ts";
import type { ParameterValues } from "./request/parameter-values.ts";
import type { Caller } from "./request/credentials.ts";
import type { ReadBody } from "./request/read-body.ts";
import type { Answer } from "./response/answer.ts";
import type { Store } from "./state/store.ts";

/** What all requests of a mock share. */
export interface MockContext {
  readonly store: Store;
  readonly keys: KeyStore;
  readonly faults: FaultList;
  readonly admit: ((credential: string) => Allowance) | undefined;
  /** The allowance of a new caller; absent without a limit. */
  readonly rateLimit: Allowance | undefined;
  readonly now: () => number;
  /** Whether operations change nothing and answer with their success example. */
  readonly stateless: boolean;
}

/** A routed request. */
export interface Call {
  readonly target: Target;
  /** The raw values of the path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly request: Request;
  /** Numbers all requests, for unique request ids. */
  readonly number: number;
}

/** A valid call by a known caller. */
export interface ValidCall extends Call {
  readonly caller: Caller;
  readonly parameters: ParameterValues;
  readonly body: ReadBody;
}

/** An answer as it goes out: with the fault of a body that breaks off, if there is one. */
export interface Reply {
  readonly answer: Answer;
  readonly truncate: boolean;
}

/** The values of a call's path parameters as text, which identify a resource. */
export function pathTexts({
  parameters,
  path,
}: Pick<ValidCall, "parameters" | "path">): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters.path).map(([name, value]) => [name, textOfId(value, path[name] ?? "")]),
  );
}

/** A number as it was sent: as a number, an id beyond 2^53 would be its neighbor, and 1.0 the id 1. */
function textOfId(value: unknown, raw: string): string {
  return typeof value === "number" && Number(raw) === value ? raw : toText(value);
}
