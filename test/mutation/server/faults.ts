import { bodyFaults } from "./bodies.ts";
import { credentialFaults } from "./credential.ts";
import { idempotencyFaults } from "./idempotency.ts";
import { parameterFaults } from "./parameters.ts";
import { routingFaults } from "./routing.ts";
import { stateFaults } from "./state.ts";
import type { ServerFault } from "./world.ts";

/** The server faults. */
export const serverFaults: readonly ServerFault[] = [
  ...credentialFaults,
  ...parameterFaults,
  ...routingFaults,
  ...stateFaults,
  ...idempotencyFaults,
  ...bodyFaults,
];
