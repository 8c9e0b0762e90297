import { type Fault, parseFault } from "../../../../src/mock/faults.ts";

/** A failure that can be chosen in the playground. */
export interface Failure {
  readonly label: string;
  /** In the mock's notation, e.g. `reset=after`. */
  readonly fault?: string;
  /** The response's body stops half-way, and the connection stays open. */
  readonly hasSlowBody?: boolean;
}

export const FAILURES = {
  nothing: { label: "Nothing fails" },
  "reset-after": { label: "The connection breaks after the change", fault: "reset=after" },
  "reset-before": { label: "The connection breaks before the change", fault: "reset=before" },
  "status-500": { label: "The server responds 500", fault: "status=500" },
  "status-429": { label: "The server responds 429, with Retry-After: 1", fault: "status=429, retry-after=1" },
  "status-409": { label: "The server responds 409", fault: "status=409" },
  "status-202": { label: "The server responds 202: accepted, not done yet", fault: "status=202" },
  "slow-body": { label: "The response body stops halfway, and nothing more comes", hasSlowBody: true },
} as const satisfies Readonly<Record<string, Failure>>;

export type FailureName = keyof typeof FAILURES;

/** The mock's faults for a failure. */
export function faultsOf({ fault }: Failure, times: number): Fault[] {
  return fault === undefined ? [] : [{ ...parseFault(fault), times }];
}

/** The same as the text of one fault, for a reader to copy. */
export function faultTextOf({ fault }: Failure, times: number): string | undefined {
  return fault === undefined ? undefined : `${fault}, times=${times}`;
}

/** A response whose body starts and never ends until its reader cancels it. */
export async function slowDown(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.slice(0, bytes.length / 2)),
  });
  return new Response(body, response);
}
