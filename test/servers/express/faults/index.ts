import type { Fault } from "../../fault.ts";
import { credentialFaults } from "./credentials.ts";
import { keyFaults } from "./keys.ts";
import { parameterFaults } from "./parameters.ts";
import { routingFaults } from "./routing.ts";
import { stateFaults } from "./state.ts";

export const expressFaults: readonly Fault[] = [
  ...credentialFaults,
  ...parameterFaults,
  ...stateFaults,
  ...keyFaults,
  ...routingFaults,
];
