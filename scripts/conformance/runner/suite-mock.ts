import { createMock, defaultSeed, type Handler, type Mock, type MockApi, type Seed } from "revokit/mock";
import { documentedPath } from "revokit/toolkit";
import type { Path } from "./fixtures.ts";

/** The mock of an API for the suite, and its reset. */
export interface SuiteMock {
  readonly mock: Mock;
  readonly reset: () => void;
}

/** The variant of the document's example ids that identifies the failing resource. */
const FAILING = 97;

/** The operations with a key that change a resource's state, on which a replay after a 5xx can be tried. */
export function mayFail(api: MockApi, operationId: string): boolean {
  const hasKey = api.facts.operations[operationId]?.idempotency !== undefined;
  return hasKey && api.behaviour?.transitions?.[operationId] !== undefined;
}

/** The resource on which the first request fails. */
export function failingPath(api: MockApi): Path {
  return documentedPath(api, FAILING);
}

/** The mock of an API with one additional resource, on which the first request of each operation fails. */
export function createSuiteMock(api: MockApi): SuiteMock {
  const operationIds = Object.keys(api.facts.operations).filter((each) => mayFail(api, each));
  if (operationIds.length === 0) {
    const mock = createMock({ apis: [api] });
    return { mock, reset: () => mock.reset() };
  }
  const failed = new Set<string>();
  const handlers = operationIds.map((each) => [each, failFirst(api, failed)] as const);
  const behaviour = { ...api.behaviour, handlers: { ...api.behaviour?.handlers, ...Object.fromEntries(handlers) } };
  const mock = createMock({ apis: [{ ...api, behaviour }], seed: withFailing(api) });
  return {
    mock,
    reset: () => {
      failed.clear();
      mock.reset();
    },
  };
}

function failFirst(api: MockApi, failed: Set<string>): Handler {
  const failing = JSON.stringify(failingPath(api));
  return (call) => {
    const isFirst = JSON.stringify(call.parameters.path) === failing && !failed.has(call.operationId);
    if (!isFirst) return api.behaviour?.handlers?.[call.operationId]?.(call);
    failed.add(call.operationId);
    return { status: 500 };
  };
}

function withFailing(api: MockApi): Seed {
  const { name } = api.facts;
  const [own, ...others] = defaultSeed([api]).tenants;
  if (own === undefined) return { tenants: others };
  const more = { path: failingPath(api), state: api.behaviour?.states?.[0] ?? "" };
  return { tenants: [{ ...own, resources: { [name]: [...(own.resources?.[name] ?? []), more] } }, ...others] };
}
