import type { ClientFault } from "./fault.ts";
import { libraryFaults } from "./faults/library.ts";
import { requestFaults } from "./faults/request.ts";
import { responseFaults } from "./faults/response.ts";
import { classificationFaults } from "./faults/classification.ts";
import { transportFaults } from "./faults/transport.ts";

/** The client faults. */
export const clientFaults: readonly ClientFault[] = [
  ...libraryFaults,
  ...requestFaults,
  ...classificationFaults,
  ...transportFaults,
  ...responseFaults,
];

/** Finds a fault by its name, for the module that plants it. Throws if there is none. */
export function findFault(name: string): ClientFault {
  const fault = clientFaults.find((each) => each.name === name);
  if (fault === undefined) throw new Error(`There is no fault "${name}".`);
  return fault;
}
