import type { Fault } from "../../fault.ts";
import { bodyFaults } from "./bodies.ts";
import { keyFaults } from "./keys.ts";
import { wireFaults } from "./wire.ts";

export const fastifyFaults: readonly Fault[] = [...bodyFaults, ...keyFaults, ...wireFaults];
