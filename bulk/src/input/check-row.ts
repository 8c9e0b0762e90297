import type { ParameterFacts, Validators } from "revokit";
import type { BulkApi } from "../api/bulk-api.ts";
import { createCall, type RowArgs } from "../api/call.ts";
import type { BulkOperation } from "../api/operation.ts";

/** Says what is wrong with a row, naming the parameter and the rule, never the value. */
export type CheckRow = (args: RowArgs) => Promise<string | undefined>;

/** Stands for a credential, so that rows can be checked where there is none. */
const NO_TOKEN = "not-a-credential";
/** Of the form that keys have. */
const ANY_KEY = "00000000-0000-8000-8000-000000000000";

/**
 * Holds rows against the contract, without sending anything: by the client's own checks, with a `fetch` that goes nowhere,
 * and by the API's validators, which know of request bodies what the client leaves to the server.
 */
export function createCheck(api: BulkApi, operation: BulkOperation): CheckRow {
  const baseUrl = "https://localhost";
  const call = createCall(api, operation, { token: NO_TOKEN, baseUrl, fetch: () => Promise.reject(NOWHERE) });
  const validate = validatorOf(api.validators, api, operation);
  return async (args) => validate(args) ?? (await call(args, ANY_KEY)).refusal?.replace(/\s*Nothing was sent\.$/, "");
}

const NOWHERE = new TypeError("Rows are only checked.");

function validatorOf(
  validators: Validators,
  { facts }: BulkApi,
  { operationId }: BulkOperation,
): (args: RowArgs) => string | undefined {
  const operation = validators[operationId];
  const parameters = facts.operations[operationId]?.parameters ?? [];
  const body = Object.entries(operation?.requestBody ?? {})[0]?.[1];
  const places = parameters.map((parameter) => ({
    name: argumentOf(parameter),
    validate: operation?.parameters[parameter.in]?.[parameter.name],
  }));
  const all = body === undefined ? places : [...places, { name: "body", validate: body }];
  return (args) => {
    for (const { name, validate } of all) {
      if (validate === undefined || args[name] === undefined) continue;
      const [violation] = validate(args[name]);
      if (violation !== undefined) return `${name}${violation.pointer} ${violation.rule}`;
    }
    return undefined;
  };
}

function argumentOf({ name, argument }: ParameterFacts): string {
  return argument ?? name;
}
