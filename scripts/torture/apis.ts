import type { OperationFacts, CallOptions, ClientOptions, CallReport } from "revokit";
import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";
import { facts as kirimFacts } from "../../generated/kirim/facts.ts";
import { facts as naturalFacts } from "../../generated/natural/facts.ts";

/** An API to torture: its operation, and how to call it for one of many resources. */
export interface TorturedApi {
  readonly name: string;
  readonly operation: OperationFacts;
  /** Creates a client, and returns what calls it for the resource of this number. */
  create(options: ClientOptions): (resource: number, options: CallOptions) => Promise<CallReport>;
}

export const kirim: TorturedApi = {
  name: kirimFacts.title,
  operation: kirimFacts.operations.revokeSetupLink,
  create(options) {
    const client = createKirim(options);
    const { id, link_id } = kirimFacts.operations.revokeSetupLink.examples.parameters;
    return (resource, given) => client.revokeSetupLink({ id, link_id: numbered(link_id, resource) }, given);
  },
};

export const natural: TorturedApi = {
  name: naturalFacts.title,
  operation: naturalFacts.operations.revokeCustomerInvitation,
  create(options) {
    const client = createNatural(options);
    const { agentId, customerId } = naturalFacts.operations.revokeCustomerInvitation.examples.parameters;
    return (resource, given) =>
      client.revokeCustomerInvitation({ agentId, customerId: numbered(customerId, resource) }, given);
  },
};

/** An id like the example, of its own for each number. */
function numbered(id: string, number: number): string {
  return id.slice(0, -8) + number.toString(16).padStart(8, "0");
}
