import { createMock, type Fault, MOCK_TOKEN, type Mock, type MockServer, kirim, natural } from "revokit/mock";
import { exampleText } from "revokit/toolkit";

/** The calls of a test, and their server. */
export interface Subject {
  /** The operation, as an argument of the command. */
  readonly operation: string;
  readonly baseUrl: string;
  /** The arguments of each call. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The module for `--client`; absent for a built-in API. */
  readonly client?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How often each row took effect, by its number, as the server counts it. */
  readonly effects: () => ReadonlyMap<number, number>;
  /** How many requests arrived. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** Invitations of Natural, whose revocation has a key. */
export function invitations(total: number, faults: readonly Fault[] = []): Promise<Subject> {
  const agentId = exampleText(natural.facts.operations.revokeCustomerInvitation, "agentId");
  const rows = numbers(total).map((index) => ({ agentId, customerId: `pty_${index.toString(16).padStart(32, "0")}` }));
  return mocked("natural.revokeCustomerInvitation", rows, faults);
}

/** Setup links of Kirim, whose revocation has no key, but is a DELETE. */
export function setupLinks(total: number, faults: readonly Fault[] = []): Promise<Subject> {
  const rows = numbers(total).map((index) => ({ id: "cus_1", link_id: `csl_${index.toString().padStart(6, "0")}` }));
  return mocked("kirim.revokeSetupLink", rows, faults);
}

/** The mock of an operation, with a resource for each row. */
async function mocked(
  operation: string,
  rows: readonly Readonly<Record<string, string>>[],
  faults: readonly Fault[],
): Promise<Subject> {
  const name = operation.startsWith("kirim") ? "kirim" : "natural";
  const api = name === "kirim" ? kirim : natural;
  const [state] = api.behaviour.states;
  const resources = { [name]: rows.map((path) => ({ path, state })) };
  let requests = 0;
  const mock: Mock = createMock({
    apis: [api],
    seed: { tenants: [{ name: "tenant", tokens: [MOCK_TOKEN], resources }] },
    maxKeys: 1_000_000,
    faults,
    onExchange: () => (requests += 1),
  });
  const server: MockServer = await mock.listen();
  const index = new Map(rows.map((row, number) => [fingerprint(row), number]));
  return {
    operation,
    baseUrl: server.url(name),
    rows,
    environment: { [`${name.toUpperCase()}_API_KEY`]: MOCK_TOKEN },
    effects: () => countEach(mock.ledger().map(({ path }) => index.get(fingerprint(path)) ?? -1)),
    requests: () => requests,
    close: () => server.close(),
  };
}

function fingerprint(path: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(path).sort());
}

/** The number of occurrences of each number. */
export function countEach(occurrences: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const number of occurrences) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

function numbers(total: number): readonly number[] {
  return Array.from({ length: total }, (_, index) => index);
}
