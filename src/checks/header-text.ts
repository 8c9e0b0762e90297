import { JSON_NUMBER } from "../json-number.ts";
import { brokenRule, type Check } from "./check.ts";

/** A header's value, or the written form of one that fits: `5`, `true`, `1,2`. */
export function headerText(check: Check): Check {
  return {
    what: check.what,
    is: (value) => check.is(value) || (typeof value === "string" && readsAs(check, value)),
    rule: (value) => {
      const rule = brokenRule(check, value);
      return rule !== undefined && typeof value === "string" && readsAs(check, value) ? undefined : rule;
    },
  };
}

function readsAs(check: Check, text: string): boolean {
  const list = text.split(",").map((part) => part.trim());
  // For an object, only the type is checked.
  const candidates = [...scalarsIn(text), list, list.map((part) => scalarsIn(part)[0]), {}];
  return candidates.some((candidate) => brokenRule(check, candidate) === undefined);
}

function scalarsIn(part: string): unknown[] {
  return [
    ...(JSON_NUMBER.test(part) ? [Number(part)] : []),
    ...(part === "true" || part === "false" ? [part === "true"] : []),
    part,
  ];
}
