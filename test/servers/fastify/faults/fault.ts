import type { Fault } from "../../fault.ts";
import type { Api } from "../../world.ts";
import type { Plant } from "../server.ts";
import type { Service } from "../service.ts";

export function fault(api: Api, id: string, what: string, plant: Plant): Fault {
  return { framework: "fastify", api, id: `fastify/${id}`, what, plant };
}

/** A fault of the service: what replaces some of its members. */
export function serviceFault(api: Api, id: string, what: string, service: (service: Service) => void): Fault {
  return fault(api, id, what, { service });
}
