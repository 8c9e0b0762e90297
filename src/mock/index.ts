/**
 * A stateful mock that responds as your OpenAPI document specifies, with failures injected on demand.
 * @module
 */
export type { Behaviour, HandledCall, Handler, HandlerAnswer, MockApi } from "./mock-api.ts";
export type { Exchange } from "./exchange.ts";
export type { Fault } from "./faults.ts";
export { parseFault } from "./faults.ts";
export type { InspectedRequest, RequestToInspect } from "./inspect-request.ts";
export { createRequestInspector } from "./inspect-request.ts";
export { kirim } from "./kirim.ts";
export type { Mock, MockOptions } from "./mock.ts";
export { createMock } from "./create-mock.ts";
export { natural } from "./natural.ts";
export type { RateLimit } from "./rate-limit.ts";
export { parseSeed, SeedError } from "./state/read-seed.ts";
export type { ResourceSeed, Seed, TenantSeed } from "./state/seed.ts";
export { defaultSeed, MOCK_TOKEN, OTHER_TENANT_TOKEN } from "./state/seed.ts";
export type { ListenOptions, MockServer } from "./mock-server.ts";
export type { Effect } from "./state/ledger.ts";
export type { Resource } from "./state/resources.ts";
