import { platformMayResend, withOwnConnections } from "#platform";
import type { Settings } from "./call-types.ts";
import type { Contract } from "./contract.ts";
import { tokenVariable } from "./credentials/token-variable.ts";
import { checkClientOptions } from "./option-checks.ts";
import type { ClientOptions } from "./options.ts";
import { baseUrls } from "./request/base-url.ts";
import { toHeaderValues } from "./request/header-values.ts";
import { RetryBudget } from "./transport/retry-policy.ts";

export const DEFAULTS = {
  timeout: 30_000,
  attemptTimeout: 10_000,
  idleTimeout: Infinity,
  maxResponseBytes: 2 ** 20,
  retry: { attempts: 3, baseDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000, budget: 50, budgetPerCall: 0.1 },
};

/**
 * Fills in the defaults.
 * @throws InvalidRequestError for an invalid option
 */
export function readOptions(contract: Contract, options: ClientOptions): Settings {
  checkClientOptions(options);
  const { fetch, fetchMayResend, ...given } = withoutUndefined(options);
  const retry = { ...DEFAULTS.retry, ...withoutUndefined(options.retry ?? {}) };
  return {
    ...DEFAULTS,
    ...given,
    headers: toHeaderValues(options.headers),
    retry,
    budget: new RetryBudget(retry),
    baseUrl: baseUrls(contract, options),
    tokenVariable: tokenVariable(contract),
    tokenSchemes: contract.tokenSchemes,
    fetch: withOwnConnections(fetch ?? ((url, init) => globalThis.fetch(url, init))),
    fetchMayResend: fetchMayResend ?? platformMayResend(fetch !== undefined),
  };
}

function withoutUndefined<T extends object>(options: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const given = { ...options };
  for (const name in given) if (given[name] === undefined) Reflect.deleteProperty(given, name);
  return given;
}
