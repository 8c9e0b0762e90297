import { examples as kirimExamples } from "../../generated/kirim/examples.ts";
import { contract as kirimContract } from "../../generated/kirim/operations.ts";
import { examples as naturalExamples } from "../../generated/natural/examples.ts";
import { contract as naturalContract } from "../../generated/natural/operations.ts";
import type { Operation } from "revokit/contract";
import type { CallOptions, CallReport, ClientOptions, ResponseExamples } from "revokit";
import { createKirim } from "revokit/kirim";
import { createNatural } from "revokit/natural";

/** An API to torture: its operation, and how to call it for one of many resources. */
export interface TorturedApi {
  readonly name: string;
  readonly operation: Operation;
  readonly responses: Readonly<Record<string, ResponseExamples>>;
  /** Creates a client, and returns what calls it for the resource of this number. */
  create(options: ClientOptions): (resource: number, options: CallOptions) => Promise<CallReport>;
}

export const kirim: TorturedApi = {
  name: kirimContract.title,
  operation: kirimContract.operations.revokeSetupLink,
  responses: kirimExamples.revokeSetupLink.responses,
  create(options) {
    const client = createKirim(options);
    const { id, link_id } = kirimExamples.revokeSetupLink.parameters;
    return (resource, given) => client.revokeSetupLink({ id, link_id: numbered(link_id, resource) }, given);
  },
};

export const natural: TorturedApi = {
  name: naturalContract.title,
  operation: naturalContract.operations.revokeCustomerInvitation,
  responses: naturalExamples.revokeCustomerInvitation.responses,
  create(options) {
    const client = createNatural(options);
    const { agentId, customerId } = naturalExamples.revokeCustomerInvitation.parameters;
    return (resource, given) =>
      client.revokeCustomerInvitation({ agentId, customerId: numbered(customerId, resource) }, given);
  },
};

/** An id like the example, of its own for each number. */
function numbered(id: string, number: number): string {
  return id.slice(0, -8) + number.toString(16).padStart(8, "0");
}
