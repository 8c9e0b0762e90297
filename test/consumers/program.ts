import { ConnectionError, createClient, idempotencyKey, isStatus, type Outcome, TimeoutError, unwrap } from "revokit";
import type { TypedContract } from "revokit/runtime";
import { createKirim, type Kirim, type operations, type paths } from "revokit/kirim";
import { validators as kirimValidators } from "revokit/kirim/validators";
import { createMock, MOCK_TOKEN, parseFault } from "revokit/mock";
import { createNatural } from "revokit/natural";
import { validators as naturalValidators } from "revokit/natural/validators";
import { type ContractViolation, responseChecks } from "revokit/response-checks";

const mock = createMock({ faults: [parseFault("status=503, times=1")] });
const violations: ContractViolation[] = [];

const kirim: Kirim = createKirim({
  token: () => Promise.resolve(MOCK_TOKEN),
  fetch: mock.fetch,
  retry: { attempts: 2 },
  onEvent: (event) => (event.type === "call_ended" ? console.log(event.outcome) : undefined),
});
kirim.fetch.use(responseChecks(kirimValidators, { onViolation: (violation) => void violations.push(violation) }));

const link = { id: "cus_1", link_id: "csl_1" };
const result = await kirim.revokeSetupLink(link, { signal: AbortSignal.timeout(1_000) });
if (result.ok) {
  const revoked: boolean = result.data.data.revoked;
  console.log(revoked);
} else if (result.status === 409) {
  const code: string = result.error.error.code;
  console.log(code);
}
const outcome: Outcome = result.outcome;
console.log(outcome, result.attempts.length);

// @ts-expect-error a parameter of the spec is missing
await kirim.revokeSetupLink({ id: "cus_1" });
// @ts-expect-error Kirim has no idempotency key
await kirim.revokeSetupLink(link, { idempotencyKey: "key" });

const natural = createNatural({ token: MOCK_TOKEN, fetch: mock.fetch, agent: { id: "agt_1", instanceId: "session" } });
natural.fetch.use(responseChecks(naturalValidators, { onViolation: () => {} }));
try {
  const key = await idempotencyKey({ intent: "job", operation: "revoke" });
  const { data } = unwrap(
    await natural.revokeCustomerInvitation({ agentId: "agt_1", customerId: "pty_1" }, { idempotencyKey: key }),
  );
  console.log(data.attributes.status);
} catch (error) {
  if (isStatus(error, 404, natural.revokeCustomerInvitation)) console.log(error.error.errors.length);
  else if (error instanceof TimeoutError || error instanceof ConnectionError) console.log(error.outcome);
}

const { data, error } = await kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", { params: { path: link } });
console.log(data?.data.revoked, error?.error.code);

const contract: TypedContract<paths, operations, { revokeSetupLink: {} }> = {
  format: 1,
  name: "pets",
  title: "Pets",
  version: "1.0.0",
  servers: ["https://pets.example"],
  operations: {
    revokeSetupLink: {
      method: "DELETE",
      path: "/customers/{id}/setup_links/{link_id}",
      parameters: [],
      responses: { 200: [], 400: [], 401: [], 402: [], 404: [], 409: [], 429: [], 500: [] },
    },
  },
};
createClient(contract, { token: "token" }).revokeSetupLink satisfies Kirim["revokeSetupLink"];
