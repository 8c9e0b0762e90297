import type { OperationFacts, ParameterFacts, RequestBodyFacts } from "revokit";
import { isIdempotent, isJson, parseDuration } from "revokit/toolkit";
import { UsageError } from "../usage-error.ts";
import type { BulkApi } from "./bulk-api.ts";
import type { BulkOperation, Column } from "./operation.ts";
import { typesOf } from "./types-of.ts";

/** How long a key is assumed to be remembered if the document does not say. An expired key would allow a second effect. */
const ASSUMED_RETENTION = "PT15M";

/** Reads what bulk needs of an operation. Throws a `UsageError` for one that the API does not have. */
export function readOperation({ facts }: BulkApi, operationId: string): BulkOperation {
  const operation = Object.hasOwn(facts.operations, operationId) ? facts.operations[operationId] : undefined;
  if (operation === undefined) {
    const known = Object.keys(facts.operations).join(", ");
    throw new UsageError(`${facts.title} has no operation ${JSON.stringify(operationId)}. It has ${known}.`);
  }
  const { method, path, idempotency, onRepeat, rateLimit } = operation;
  return {
    api: facts.name,
    operationId,
    method,
    path,
    server: (operation.servers ?? facts.servers)[0],
    columns: columnsOf(operation),
    rules: {
      idempotent: isIdempotent(method),
      retention: idempotency && parseDuration(idempotency.retention ?? ASSUMED_RETENTION),
      onRepeat: onRepeat && Number(onRepeat.status),
    },
    keyHeader: idempotency?.header.toLowerCase(),
    rate: rateLimit,
  };
}

/** The key and the credential are not columns: the key is derived, and the credential belongs to the worker. */
function columnsOf({ parameters, requestBody, idempotency, security }: OperationFacts): readonly Column[] {
  const taken = new Set([
    idempotency?.header.toLowerCase(),
    ...security.flat().flatMap(({ in: place, field }) => (place === "header" ? [field.toLowerCase()] : [])),
  ]);
  const columns = parameters
    .filter(({ in: place, name }) => place !== "header" || !taken.has(name.toLowerCase()))
    .map(columnOf);
  return requestBody === undefined ? columns : [...columns, bodyColumn(requestBody)];
}

/** In a CSV file, text such as XML is written unchanged, and anything else as JSON: so is a string in a JSON body. */
function bodyColumn({ content }: RequestBodyFacts): Column {
  const [[mediaType, { schema }] = ["", { schema: {} }]] = Object.entries(content);
  const types = mediaType.startsWith("text/") ? ["string"] : (schema.type ?? ["object"]);
  return { name: "body", types, isJson: isJson(mediaType) };
}

function columnOf({ name, argument, in: place, schema }: ParameterFacts): Column {
  return { name: argument ?? name, ...(place === "header" && { header: name }), types: typesOf(schema) };
}
