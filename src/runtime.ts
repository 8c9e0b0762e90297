/**
 * What generated code imports: types, and the checks and serializers that its document needs. It has no side effects, and you
 * need not import it yourself.
 * @module
 */
export { array } from "./checks/array.ts";
export type { Check } from "./checks/check.ts";
export { either, oneOf } from "./checks/combine.ts";
export { headerText } from "./checks/header-text.ts";
export { integer, number } from "./checks/number.ts";
export { string } from "./checks/string.ts";
export { anything, boolean, nothing, object } from "./checks/type.ts";
export type {
  Contract,
  RequestMethod,
  MethodTraits,
  Operation,
  Parameter,
  RequestIdLocation,
  SchemaType,
  TypedContract,
} from "./contract.ts";
export { createClient } from "./create-client.ts";
export type { Client } from "./client-types.ts";
export type * from "./facts.ts";
export { basicCredential } from "./credentials/basic-credential.ts";
export { cookieCredential } from "./credentials/cookie-credential.ts";
export { headerCredential } from "./credentials/header-credential.ts";
export { queryCredential } from "./credentials/query-credential.ts";
export type { ClientOptions } from "./options.ts";
export { dependentHeaders } from "./request/dependent-headers.ts";
export { idempotency } from "./request/idempotency.ts";
export { severalServers } from "./request/several-servers.ts";
export { unreadBody } from "./response/unread-body.ts";
export { anyBody } from "./serialize/body/any-body.ts";
export { chosenBody } from "./serialize/body/chosen-body.ts";
export { formBody } from "./serialize/body/form-body.ts";
export { jsonBody } from "./serialize/body/json-body.ts";
export { multipartBody } from "./serialize/body/multipart-body.ts";
export { rawBody } from "./serialize/body/raw-body.ts";
export { jsonContent, jsonHeader, jsonQuery, textContent, textHeader, textQuery } from "./serialize/content.ts";
export { cookieStyle } from "./serialize/cookie-style.ts";
export { deepObject } from "./serialize/deep-object.ts";
export { pipeDelimited, spaceDelimited } from "./serialize/delimited.ts";
export { form } from "./serialize/form.ts";
export { headerSimple } from "./serialize/header-styles.ts";
export { label, matrix, simple } from "./serialize/path-styles.ts";
export { slashed } from "./serialize/slashed.ts";
export * from "./validation/equality.ts";
export * from "./validation/formats.ts";
export * from "./validation/validator.ts";
export * from "./validation/values.ts";
export * from "./validation/violation.ts";
export type * from "./validators.ts";
