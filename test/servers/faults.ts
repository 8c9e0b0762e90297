import { expressFaults } from "./express/faults/index.ts";
import { fastifyFaults } from "./fastify/faults/index.ts";
import type { Fault } from "./fault.ts";
import { honoFaults } from "./hono/faults/index.ts";
import { transferFaults } from "./transfers/faults.ts";

/** The faults of the servers; each is planted alone. */
export const faults: readonly Fault[] = [...expressFaults, ...fastifyFaults, ...honoFaults, ...transferFaults];
