/**
 * What generated code is made of: types, and the checks and serializers that its document needs. There is no need to import
 * it by hand, and importing it does nothing.
 * @module
 */
export { array } from "./checks/array.ts";
export type { Check } from "./checks/check.ts";
export { either, oneOf } from "./checks/combine.ts";
export { integer, number } from "./checks/number.ts";
export { string } from "./checks/string.ts";
export { anything, boolean, nothing, object } from "./checks/type.ts";
export type {
  Contract,
  Idempotency,
  Method,
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
export type { ClientOptions } from "./options.ts";
export { anyBody } from "./serialize/body/any-body.ts";
export { formBody } from "./serialize/body/form-body.ts";
export { jsonBody } from "./serialize/body/json-body.ts";
export { multipartBody } from "./serialize/body/multipart-body.ts";
export { rawBody } from "./serialize/body/raw-body.ts";
export { jsonContent, textContent } from "./serialize/content.ts";
export { deepObject } from "./serialize/deep-object.ts";
export { pipeDelimited, spaceDelimited } from "./serialize/delimited.ts";
export { form } from "./serialize/form.ts";
export { headerSimple } from "./serialize/header-styles.ts";
export { label, matrix, simple } from "./serialize/path-styles.ts";
export * from "./validation.ts";
export type * from "./validators.ts";
