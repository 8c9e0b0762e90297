import { setTimeout as wait } from "node:timers/promises";
import { Failure, type Result, type Service } from "./service.ts";

interface Wanted {
  readonly tenant: string;
  readonly parent: string;
  readonly id: string;
  readonly key: unknown;
  readonly requestId: string;
}

export async function revoke(service: Service, { tenant, parent, id, requestId }: Wanted): Promise<Result> {
  const resource = service.lookUp(tenant, parent, id);
  if (resource === undefined) throw service.notFound();
  service.checkState(resource);
  if (resource.failures > 0) {
    resource.failures -= 1;
    throw new Failure(500, "server_error", "Something went wrong.");
  }
  service.setRevoked(resource);
  await wait(service.latency);
  return { status: service.revoked, text: service.toText(service.describe(resource, requestId)), headers: {} };
}

/** Revokes, unless the key is known: then the first response is sent again. */
export async function revokeOnce(service: Service, wanted: Wanted): Promise<Result> {
  const slot = service.slotOf(wanted.tenant, String(wanted.key));
  const target = service.targetOf(wanted.parent, wanted.id);
  const known = service.keys.get(slot);
  if (known !== undefined) {
    if (known.target !== target) throw service.reusedKey();
    if (known.result === undefined) throw service.runningKey();
    return service.replay(known.result);
  }
  service.keys.set(slot, { target });
  const result = await settle(service, wanted);
  if (service.keeps(result.status)) service.remember(slot, { target, result });
  else service.keys.delete(slot);
  return result;
}

/** A refusal is a result as well: it is kept with its key. */
async function settle(service: Service, wanted: Wanted): Promise<Result> {
  try {
    return await revoke(service, wanted);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const text = service.toText(service.describeFailure(error, wanted.requestId));
    return { status: error.status, text, headers: error.headers };
  }
}
