import { RevokitError } from "../../../../src/errors.ts";
import type { CallEvent } from "../../../../src/events.ts";
import { createKirim } from "../../../../src/kirim.ts";
import { createMock } from "../../../../src/mock/create-mock.ts";
import { documentedPath } from "../../../../src/mock/mock-api.ts";
import { MOCK_TOKEN } from "../../../../src/mock/state/seed.ts";
import { createNatural } from "../../../../src/natural.ts";
import type { CallReport } from "../../../../src/errors.ts";
import { FAILURES, type Failure, type FailureName, faultsOf, faultTextOf, slowDown } from "./failures.ts";

export type ApiName = "kirim" | "natural";

export interface Choice {
  readonly api: ApiName;
  readonly failure: FailureName;
  /** How many attempts it affects. */
  readonly times: number;
}

export interface Ending {
  readonly api: ApiName;
  /** The text of the fault, as `parseFault` reads it. */
  readonly fault: string | undefined;
  readonly outcome: CallReport["outcome"];
  /** What the caller gets, e.g. `status 200` or `TimeoutError`. */
  readonly result: string;
  /** How often the operation took effect. */
  readonly changes: number;
}

/** Makes one call to a mock in this page, and reports each step as it happens. */
export async function makeCall(choice: Choice, onEvent: (event: CallEvent) => void): Promise<Ending> {
  const failure: Failure = FAILURES[choice.failure];
  const mock = createMock({ faults: faultsOf(failure, choice.times) });
  let slow = failure.hasSlowBody === true ? choice.times : 0;
  const options = {
    fetch: async (url: string, init: RequestInit) => {
      const response = await mock.fetch(url, init);
      slow -= 1;
      return slow >= 0 ? slowDown(response) : response;
    },
    // The mock is called directly: unlike a browser's own fetch, it never sends a request twice.
    fetchMayResend: false,
    token: MOCK_TOKEN,
    attemptTimeout: 1_500,
    timeout: 10_000,
    retry: { baseDelay: 600 },
    onEvent,
  };
  const made = { api: choice.api, fault: faultTextOf(failure, choice.times) };
  const path = (name: ApiName) => {
    const api = mock.apis.find(({ facts }) => facts.name === name);
    return api === undefined ? {} : documentedPath(api);
  };
  try {
    const result =
      choice.api === "kirim"
        ? await createKirim(options).revokeSetupLink({ id: "", link_id: "", ...path("kirim") })
        : await createNatural(options).revokeCustomerInvitation({ agentId: "", customerId: "", ...path("natural") });
    const replayed = result.replayed === true ? ", the first response again" : "";
    return {
      ...made,
      outcome: result.outcome,
      result: `status ${result.status}${replayed}`,
      changes: mock.ledger().length,
    };
  } catch (error) {
    if (!(error instanceof RevokitError)) throw error;
    const reason = error.code === "undocumented_status" ? " (the document has no such status)" : "";
    return { ...made, outcome: error.outcome, result: `${error.name}${reason}`, changes: mock.ledger().length };
  }
}
