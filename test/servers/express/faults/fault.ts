import type { Fault } from "../../fault.ts";
import type { Api } from "../../world.ts";
import type { Parts } from "../parts.ts";

export function fault(api: Api, id: string, what: string, parts: Partial<Parts>): Fault {
  return { framework: "express", api, id: `express/${id}`, what, parts };
}
