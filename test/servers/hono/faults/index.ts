import type { Fault } from "../../fault.ts";
import { accessFaults } from "./access.ts";
import { answerFaults } from "./answers.ts";
import { effectFaults } from "./effects.ts";

export const honoFaults: readonly Fault[] = [...accessFaults, ...effectFaults, ...answerFaults];
