import type { Facts, OperationFacts } from "revokit";
import type { CallLedger } from "./judge.ts";

/** A response as in the document's example. */
export interface DocumentedResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What the reference server knows about an operation. */
export interface LedgerOperation {
  readonly method: string;
  readonly path: RegExp;
  /** In lower case; undefined if it takes no key. */
  readonly keyHeader: string | undefined;
  readonly success: DocumentedResponse;
  /** The response to a repeat without a key; undefined if it is applied again. */
  readonly onRepeat: DocumentedResponse | undefined;
  readonly inProgress: DocumentedResponse | undefined;
  readonly keyReused: DocumentedResponse | undefined;
}

/** What the reference server did for each call. */
export class Ledger implements CallLedger {
  readonly applied = new Map<number, number>();
  readonly accepted = new Set<number>();
  readonly requests = new Map<number, (string | undefined)[]>();
  readonly #done = new Set<string>();
  readonly #responses = new Map<string, DocumentedResponse>();

  /** Records a request of a call. Returns how many came before. */
  arrive(call: number, key: string | undefined): number {
    const keys = this.requests.get(call) ?? [];
    this.requests.set(call, keys);
    return keys.push(key) - 1;
  }

  /** Applies a request: once per key, and without a key as often as the document allows. */
  act(
    { onRepeat, success }: LedgerOperation,
    { call, url, key }: { readonly call: number; readonly url: string; readonly key: string | undefined },
  ): DocumentedResponse {
    const first = key === undefined ? undefined : this.#responses.get(key);
    if (first !== undefined) return first;
    const response = onRepeat !== undefined && this.#done.has(url) ? onRepeat : success;
    if (response === success) {
      this.#done.add(url);
      this.applied.set(call, (this.applied.get(call) ?? 0) + 1);
    }
    if (key !== undefined) this.#responses.set(key, response);
    return response;
  }
}

/** A document's unsafe operations. */
export function operationsOf(facts: Facts): LedgerOperation[] {
  return Object.values(facts.operations).map((operation) => {
    const { method, path, idempotency, onRepeat } = operation;
    const { inProgress, keyReused } = idempotency ?? {};
    return {
      method,
      path: new RegExp(`^${path.replaceAll(/\{[^}]*\}/g, "[^/]+")}$`),
      keyHeader: idempotency?.header.toLowerCase(),
      success: example(operation, "200"),
      onRepeat: onRepeat && example(operation, onRepeat.status, onRepeat.example),
      inProgress: inProgress && { status: Number(inProgress.status), body: { reason: inProgress.reason } },
      keyReused: keyReused && { status: Number(keyReused.status), body: { reason: keyReused.reason } },
    };
  });
}

function example({ responses }: OperationFacts, status: string, name?: string): DocumentedResponse {
  const [content] = Object.values(responses[status]?.content ?? {});
  const examples = content?.examples ?? {};
  return { status: Number(status), body: name === undefined ? Object.values(examples)[0] : examples[name] };
}
