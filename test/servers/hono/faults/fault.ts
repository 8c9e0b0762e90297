import type { Fault } from "../../fault.ts";
import type { Api } from "../../world.ts";
import type { Rules } from "../rules.ts";
import type { Change } from "../server.ts";

export function fault(api: Api, id: string, what: string, change: Change): Fault {
  return { framework: "hono", api, id: `hono/${id}`, what, change };
}

/** A fault of the rules: what replaces some of them. */
export function ruleFault(api: Api, id: string, what: string, rules: Partial<Rules>): Fault {
  return fault(api, id, what, { rules });
}
