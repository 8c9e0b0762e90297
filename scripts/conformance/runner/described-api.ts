import type { Facts } from "revokit";
import { kirim, type MockApi, natural } from "revokit/mock";
import type { Validators } from "revokit/runtime";

/** The API that a server is checked against. */
export interface DescribedApi {
  readonly facts: Facts;
  readonly validators: Validators;
}

/** The API as the mock serves it, with the state machine of a built-in one. */
export function asMockApi({ facts, validators }: DescribedApi): MockApi {
  const shipped: readonly MockApi[] = [kirim, natural];
  const behaviour = shipped.find((each) => each.facts.name === facts.name)?.behaviour;
  return { facts, validators, ...(behaviour && { behaviour }) };
}
