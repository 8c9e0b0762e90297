import type { ParameterFacts, SchemaFacts } from "revokit";
import { omitUndefined } from "../source.ts";
import { printCheck } from "./check.ts";
import type { Imports } from "./imports.ts";
import { printWriter } from "./writer.ts";

/** What a client needs to know about a parameter: how it is checked and written. */
export function printParameter(parameter: ParameterFacts, imports: Imports): object {
  const { name, argument, in: place, required } = parameter;
  const schema = withoutNull(parameter.schema);
  const check = printCheck(schema, imports);
  return omitUndefined({
    name,
    argument,
    in: place,
    required,
    check: check && place === "header" && !isText(schema) ? imports.call("headerText", check) : check,
    write: printWriter(parameter, check, imports),
  });
}

/** Whether all values are strings, so that a header's text is the value. */
function isText({ type, enum: values }: SchemaFacts): boolean {
  return values?.every((value) => typeof value === "string") ?? type?.every((each) => each === "string") ?? false;
}

/** For an optional parameter `null` means absent; for a required one `null` can't be written. */
function withoutNull(schema: SchemaFacts): SchemaFacts {
  const type = schema.type?.filter((each) => each !== "null") ?? [];
  return type.length === 0 ? schema : { ...schema, type };
}
