/** What a violated keyword requires, in words without the value. */
export function describeRule(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const limit = Number(params["limit"]);
  switch (keyword) {
    case "type":
      return `must be ${list([params["type"]].flat().map(describeType), "or")}`;
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"])}`;
    case "enum":
      return `must be ${oneOf(Object.values(params["allowedValues"] ?? []).map(toJson))}`;
    case "required":
      return `must have the property ${toJson(params["missingProperty"])}`;
    case "dependentRequired":
      return `must have the property ${toJson(params["missingProperty"])} beside ${toJson(params["property"])}`;
    case "pattern":
      return `must match the pattern ${String(params["pattern"])}`;
    case "format":
      return `must have the format ${String(params["format"])}`;
    case "minLength":
      return `must have at least ${count(limit, "character")}`;
    case "maxLength":
      return `must have at most ${count(limit, "character")}`;
    case "minItems":
      return `must have at least ${count(limit, "item")}`;
    case "maxItems":
      return `must have at most ${count(limit, "item")}`;
    case "minProperties":
      return `must have at least ${count(limit, "property")}`;
    case "maxProperties":
      return `must have at most ${count(limit, "property")}`;
    case "minimum":
      return `must be at least ${limit}`;
    case "maximum":
      return `must be at most ${limit}`;
    case "exclusiveMinimum":
      return `must be greater than ${limit}`;
    case "exclusiveMaximum":
      return `must be less than ${limit}`;
    case "multipleOf":
      return `must be a multiple of ${String(params["multipleOf"])}`;
    case "uniqueItems":
      return "must not have the same item twice";
    case "contains":
      return contains(params);
    case "additionalProperties":
    case "unevaluatedProperties":
      return "must have no property that the schema does not name";
    case "items":
    case "unevaluatedItems":
      return "must have no item that the schema does not describe";
    case "propertyNames":
      return "must have only property names that the schema allows";
    case "anyOf":
      return "must match at least one of the alternatives";
    case "oneOf":
      return "must match exactly one of the alternatives";
    case "not":
      return "must not match the schema that is excluded";
    case "if":
      return "must match what the schema's condition leads to";
    case "false schema":
      return "must not be there";
    default:
      return `must satisfy the keyword ${keyword}`;
  }
}

function contains({ minContains = 1, maxContains }: Readonly<Record<string, unknown>>): string {
  const most = maxContains === undefined ? "" : ` and at most ${Number(maxContains)}`;
  return `must have at least ${Number(minContains)}${most} of the items that the schema asks for`;
}

function describeType(type: unknown): string {
  if (type === "null") return "null";
  return `${/^[aeiou]/.test(String(type)) ? "an" : "a"} ${String(type)}`;
}

function count(number: number, noun: string): string {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** Lists only a few of many values. */
const SHOWN = 12;

function oneOf(values: readonly string[]): string {
  if (values.length === 0) return "one of no values at all";
  const hidden = values.length - SHOWN;
  return hidden <= 1 ? list(values, "or") : `${values.slice(0, SHOWN).join(", ")} or one of ${hidden} other values`;
}

function list(items: readonly string[], word: string): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

function toJson(value: unknown): string {
  return JSON.stringify(value);
}
