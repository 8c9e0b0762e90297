import type { Impact } from "./change.ts";

/** Extensions on which the client's outcomes and retries rest. */
const ACTED_ON = new Set(["x-idempotency", "x-on-repeat", "x-request-id"]);

/** The extension by which the client refuses calls. */
const REFUSED_BY = "x-dependent-required";

/** Keywords that refuse values, of which Redocly has no rule. */
const WITHOUT_RULE = new Set(["minContains", "maxContains", "patternProperties", "if", "then", "else"]);

/** A change with Redocly's judgment. */
interface JudgedChange {
  readonly property?: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: Impact;
}

/** Redocly knows neither what the client makes of extensions, nor that an object literal may not have undeclared properties. */
export function impactOf({ kind, property, impact }: JudgedChange, steps: readonly string[]): Impact {
  if (impact === "major") return impact;
  if (steps.some((step) => ACTED_ON.has(step))) return kind === "added" ? "minor" : "major";
  if (steps.includes(REFUSED_BY)) return kind === "removed" ? impact : "major";
  if (hasNoRule(property === "key" ? steps.slice(0, -1) : steps)) return "major";
  const isArgument = steps[0] === "requestBody" || steps[0] === "parameters";
  const isLost = kind === "removed" && steps.at(-2) === "properties";
  // A property that has the schema of another before is one change to Redocly: of its key.
  const isRenamed = property === "key" && steps.at(-3) === "properties";
  return isArgument && (isLost || isRenamed) ? "major" : impact;
}

/** Whether it is a change of how a body is written, of one of those keywords, or of which patterns there are. */
function hasNoRule(steps: readonly string[]): boolean {
  const [outer, middle = "", last = ""] = ["", ...steps].slice(-3);
  const isKeyword = WITHOUT_RULE.has(last) && middle !== "properties";
  const isPattern = middle === "patternProperties" && outer !== "properties";
  return isKeyword || isPattern || (steps[0] === "requestBody" && steps[3] === "encoding");
}
