import type { Spec } from "../find/specs.ts";
import type { LintSettings } from "./lint-config.ts";

/** A thread's task: to list problems, or to decide whether code can be generated. */
export interface LintTask {
  readonly kind: "list" | "judge";
  readonly spec: Spec;
  readonly settings: LintSettings;
}
