import type { ParameterFacts, Validators } from "revokit";
import { ownMember, textFirst } from "revokit/toolkit";
import type { BulkApi } from "../api/bulk-api.ts";
import { createDryCall, type RowArgs } from "../api/call.ts";
import type { BulkOperation } from "../api/operation.ts";

/** Returns what is wrong with a row: the parameter and the rule, never the value. */
export type CheckRow = (args: RowArgs) => Promise<string | undefined>;

/**
 * Checks rows against the contract without sending anything: by the client's own checks, and by the API's validators, which
 * also check the parts of request bodies that the client leaves to the server.
 */
export function createCheck(api: BulkApi, operation: BulkOperation): CheckRow {
  const dryCall = createDryCall(api, operation, { token: placeholders(api, operation), baseUrl: "https://localhost" });
  const validate = validatorOf(api.validators, api, operation);
  return async (args) => validate(args) ?? (await dryCall(args))?.replace(/\s*Nothing was sent\.$/, "");
}

/** Stand-ins for the credentials, so that rows can be checked without any. */
function placeholders({ facts }: BulkApi, { operationId }: BulkOperation): Readonly<Record<string, string>> {
  const schemes = facts.operations[operationId]?.security.flat() ?? [];
  // HTTP Basic needs the colon.
  return Object.fromEntries(schemes.map(({ name }) => [name, "no:credential"]));
}

type Validate = NonNullable<Validators[string]["requestBody"]>[string];

/** A part of a row that is checked. */
interface Place {
  readonly name: string;
  readonly validatorFor: (value: unknown) => Validate | undefined;
}

function validatorOf(
  validators: Validators,
  { facts }: BulkApi,
  { operationId }: BulkOperation,
): (args: RowArgs) => string | undefined {
  const operation = validators[operationId];
  const parameters = facts.operations[operationId]?.parameters ?? [];
  const bodies = operation?.requestBody ?? {};
  const [[first] = [""]] = textFirst(facts.operations[operationId]?.requestBody?.content ?? {});
  const places: readonly Place[] = parameters.map((parameter) => {
    const validate = ownMember(operation?.parameters[parameter.in] ?? {}, parameter.name);
    return { name: argumentOf(parameter), validatorFor: () => validate };
  });
  // The client sends a string in this media type, which may have no validator, such as text.
  const body: Place = {
    name: "body",
    validatorFor: (value) => (typeof value === "string" ? ownMember(bodies, first) : Object.values(bodies)[0]),
  };
  return (args) => {
    for (const { name, validatorFor } of [...places, body]) {
      const value = ownMember(args, name);
      const validate = value === undefined ? undefined : validatorFor(value);
      if (validate === undefined) continue;
      const [violation] = validate(value);
      if (violation !== undefined) return `${name}${violation.pointer} ${violation.rule}`;
    }
    return undefined;
  };
}

function argumentOf({ name, argument }: ParameterFacts): string {
  return argument ?? name;
}
