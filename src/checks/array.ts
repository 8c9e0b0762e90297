import { brokenRule, type Check } from "./check.ts";

/** The keywords of JSON Schema 2020-12 validation, 6.4. */
export interface ArrayLimits {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Check;
}

/** A list. */
export function array({ minItems = 0, maxItems = Infinity, items }: ArrayLimits = {}): Check {
  return {
    what: "an array",
    is: Array.isArray,
    rule: (value) => {
      if (!Array.isArray(value)) return undefined;
      if (value.length < minItems) return `must have at least ${minItems} ${minItems === 1 ? "item" : "items"}`;
      if (value.length > maxItems) return `must have at most ${maxItems} ${maxItems === 1 ? "item" : "items"}`;
      const broken = items && Array.from(value, (item) => brokenRule(items, item)).find(Boolean);
      return broken && `has an item that ${broken}`;
    },
  };
}
