import type { Spec } from "../find/specs.ts";
import type { LintSettings } from "./lint-config.ts";

/** What a thread is asked to lint: for people to read, or for what it means. */
export interface LintTask {
  readonly kind: "list" | "judge";
  readonly spec: Spec;
  readonly settings: LintSettings;
}
