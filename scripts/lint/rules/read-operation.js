/**
 * @import { Oas3Operation, Oas3Parameter, Oas3Response, UserContext } from "@redocly/openapi-core"
 */

/**
 * The parameters of an operation, its own and those of its path, with `$ref`s resolved. An operation's own parameter
 * replaces the path's of the same name and place (OpenAPI 3.1, 4.8.9.1).
 *
 * @param {Oas3Operation} operation
 * @param {UserContext} context of the operation
 * @returns {Oas3Parameter[]}
 */
export function parametersOf(operation, { parent, resolve }) {
  /** @type {Map<string, Oas3Parameter>} */
  const parameters = new Map();
  for (const reference of [...list(parent?.parameters), ...list(operation.parameters)]) {
    /** @type {Oas3Parameter | undefined} */
    const parameter = resolve(reference).node;
    if (parameter) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...parameters.values()];
}

/**
 * The names of an operation's header parameters.
 *
 * @param {Oas3Operation} operation
 * @param {UserContext} context of the operation
 */
export function headerParametersOf(operation, context) {
  return parametersOf(operation, context)
    .filter((parameter) => parameter.in === "header")
    .map((parameter) => parameter.name);
}

/**
 * The documented responses of an operation by status, with `$ref`s resolved.
 *
 * @param {Oas3Operation} operation
 * @param {UserContext} context of the operation
 * @returns {Map<string, Oas3Response>}
 */
export function responsesOf(operation, { resolve }) {
  /** @type {Map<string, Oas3Response>} */
  const responses = new Map();
  for (const [status, reference] of Object.entries(operation.responses ?? {})) {
    const response = resolve(reference).node;
    if (response) responses.set(status, response);
  }
  return responses;
}

/**
 * The names of a response's examples; a lone `example` is named `default`.
 *
 * @param {Oas3Response} response
 * @returns {string[]}
 */
export function exampleNamesOf(response) {
  return Object.values(response.content ?? {}).flatMap(({ example, examples }) => [
    ...(example === undefined ? [] : ["default"]),
    ...Object.keys(examples ?? {}),
  ]);
}

/**
 * An extension's value if it is an object; `struct` reports other values.
 *
 * @param {object} node
 * @param {string} name
 * @returns {Record<string, unknown> | undefined}
 */
export function extension(node, name) {
  return record(new Map(Object.entries(node)).get(name));
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown> | undefined}
 */
export function record(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** @param {unknown} value */
function list(value) {
  return Array.isArray(value) ? value : [];
}
