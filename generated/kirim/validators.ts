// Generated from kirim.yaml by Revokit. Do not edit: change the document, and generate again.

// @ts-nocheck

import {
  countCodePoints,
  isNumber,
  isObject,
  report,
  validator,
  type Validator,
  type Violation,
  type ValidatorTable,
} from "../../src/runtime.ts";
import type { operations as Operations, Schemas } from "./types.ts";

function checkSetupLinkId(value: unknown, pointer: string, violations: Violation[]): void {
  if (typeof value === "string") {
    if (countCodePoints(value) < 1) report(violations, pointer, "minLength", "must have at least 1 character");
  } else {
    report(violations, pointer, "type", "must be a string");
  }
}

function checkRevokedSetupLink(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["data"] === undefined) report(violations, pointer, "required", 'must have the property "data"');
    if (value["request_id"] === undefined)
      report(violations, pointer, "required", 'must have the property "request_id"');
    if (value["data"] !== undefined) {
      const data = value["data"];
      if (isObject(data)) {
        if (data["id"] === undefined) report(violations, pointer + "/data", "required", 'must have the property "id"');
        if (data["object"] === undefined)
          report(violations, pointer + "/data", "required", 'must have the property "object"');
        if (data["revoked"] === undefined)
          report(violations, pointer + "/data", "required", 'must have the property "revoked"');
        if (data["status"] === undefined)
          report(violations, pointer + "/data", "required", 'must have the property "status"');
        if (data["id"] !== undefined) {
          const id = data["id"];
          checkSetupLinkId(id, pointer + "/data/id", violations);
        }
        if (data["object"] !== undefined) {
          const object_ = data["object"];
          if (typeof object_ !== "string") report(violations, pointer + "/data/object", "type", "must be a string");
          if (object_ !== "customer_setup_link")
            report(violations, pointer + "/data/object", "const", 'must be "customer_setup_link"');
        }
        if (data["revoked"] !== undefined) {
          const revoked = data["revoked"];
          if (typeof revoked !== "boolean") report(violations, pointer + "/data/revoked", "type", "must be a boolean");
        }
        if (data["status"] !== undefined) {
          const status = data["status"];
          if (typeof status !== "string") report(violations, pointer + "/data/status", "type", "must be a string");
        }
      } else {
        report(violations, pointer + "/data", "type", "must be an object");
      }
    }
    if (value["request_id"] !== undefined) {
      const request_id = value["request_id"];
      checkRequestId(request_id, pointer + "/request_id", violations);
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkRequestId(value: unknown, pointer: string, violations: Violation[]): void {
  if (typeof value !== "string") report(violations, pointer, "type", "must be a string");
}

function checkError(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["type"] === undefined) report(violations, pointer, "required", 'must have the property "type"');
    if (value["code"] === undefined) report(violations, pointer, "required", 'must have the property "code"');
    if (value["message"] === undefined) report(violations, pointer, "required", 'must have the property "message"');
    if (value["request_id"] === undefined)
      report(violations, pointer, "required", 'must have the property "request_id"');
    if (value["type"] !== undefined) {
      const type = value["type"];
      if (typeof type !== "string") report(violations, pointer + "/type", "type", "must be a string");
    }
    if (value["code"] !== undefined) {
      const code = value["code"];
      if (typeof code !== "string") report(violations, pointer + "/code", "type", "must be a string");
    }
    if (value["message"] !== undefined) {
      const message = value["message"];
      if (typeof message !== "string") report(violations, pointer + "/message", "type", "must be a string");
    }
    if (value["param"] !== undefined) {
      const param = value["param"];
      if (typeof param !== "string") report(violations, pointer + "/param", "type", "must be a string");
    }
    if (value["request_id"] !== undefined) {
      const request_id = value["request_id"];
      checkRequestId(request_id, pointer + "/request_id", violations);
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkBadRequest(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["error"] === undefined) report(violations, pointer, "required", 'must have the property "error"');
    if (value["error"] !== undefined) {
      const error = value["error"];
      checkError(error, pointer + "/error", violations);
      if (isObject(error)) {
        if (error["type"] !== undefined) {
          const type = error["type"];
          if (typeof type !== "string") report(violations, pointer + "/error/type", "type", "must be a string");
        }
        if (error["code"] !== undefined) {
          const code = error["code"];
          if (typeof code !== "string") report(violations, pointer + "/error/code", "type", "must be a string");
        }
      } else {
        report(violations, pointer + "/error", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkNotFound(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["error"] === undefined) report(violations, pointer, "required", 'must have the property "error"');
    if (value["error"] !== undefined) {
      const error = value["error"];
      checkError(error, pointer + "/error", violations);
      if (isObject(error)) {
        if (error["type"] !== undefined) {
          const type = error["type"];
          if (typeof type !== "string") report(violations, pointer + "/error/type", "type", "must be a string");
        }
      } else {
        report(violations, pointer + "/error", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkRevokeSetupLinkPathId(value: unknown, pointer: string, violations: Violation[]): void {
  if (typeof value === "string") {
    if (countCodePoints(value) < 1) report(violations, pointer, "minLength", "must have at least 1 character");
  } else {
    report(violations, pointer, "type", "must be a string");
  }
}

function checkString(value: unknown, pointer: string, violations: Violation[]): void {
  if (typeof value !== "string") report(violations, pointer, "type", "must be a string");
}

function checkInteger(value: unknown, pointer: string, violations: Violation[]): void {
  if (!Number.isInteger(value)) report(violations, pointer, "type", "must be an integer");
}

function checkRevokeSetupLink429HeaderRetryAfter(value: unknown, pointer: string, violations: Violation[]): void {
  if (!Number.isInteger(value)) report(violations, pointer, "type", "must be an integer");
  if (isNumber(value)) {
    if (value < 0) report(violations, pointer, "minimum", "must be at least 0");
  }
}

export const validateSetupLinkId: Validator<Schemas.SetupLinkId> = /* @__PURE__ */ validator(checkSetupLinkId);
export const validateRevokedSetupLink: Validator<Schemas.RevokedSetupLink> =
  /* @__PURE__ */ validator(checkRevokedSetupLink);
export const validateRequestId: Validator<Schemas.RequestId> = /* @__PURE__ */ validator(checkRequestId);
export const validateError: Validator<Schemas.Error> = /* @__PURE__ */ validator(checkError);
export const validateBadRequest: Validator<Schemas.BadRequest> = /* @__PURE__ */ validator(checkBadRequest);
export const validateUnauthorized: Validator<Schemas.Unauthorized> = /* @__PURE__ */ validator(checkBadRequest);
export const validatePaymentRequired: Validator<Schemas.PaymentRequired> = /* @__PURE__ */ validator(checkBadRequest);
export const validateNotFound: Validator<Schemas.NotFound> = /* @__PURE__ */ validator(checkNotFound);
export const validateConflict: Validator<Schemas.Conflict> = /* @__PURE__ */ validator(checkNotFound);
export const validateTooManyRequests: Validator<Schemas.TooManyRequests> = /* @__PURE__ */ validator(checkBadRequest);
export const validateInternalServerError: Validator<Schemas.InternalServerError> =
  /* @__PURE__ */ validator(checkNotFound);
const validateRevokeSetupLinkPathId: Validator = /* @__PURE__ */ validator(checkRevokeSetupLinkPathId);
const validateString: Validator = /* @__PURE__ */ validator(checkString);
const validateInteger: Validator = /* @__PURE__ */ validator(checkInteger);
const validateRevokeSetupLink429HeaderRetryAfter: Validator = /* @__PURE__ */ validator(
  checkRevokeSetupLink429HeaderRetryAfter,
);
/** Validators of everything that goes over the wire, keyed by operationId. */
export const validators: ValidatorTable<Operations> = {
  revokeSetupLink: {
    method: "DELETE",
    path: "/customers/{id}/setup_links/{link_id}",
    parameters: { path: { id: validateRevokeSetupLinkPathId, link_id: validateSetupLinkId } },
    responses: {
      "200": {
        headers: {
          "X-Request-Id": { required: false, validate: validateString },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateRevokedSetupLink },
      },
      "400": {
        headers: {
          "X-Request-Id": { required: false, validate: validateString },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateBadRequest },
      },
      "401": {
        headers: {
          "X-Request-Id": { required: false, validate: validateString },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateBadRequest },
      },
      "402": {
        headers: {
          "X-Request-Id": { required: false, validate: validateString },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateBadRequest },
      },
      "404": {
        headers: {
          "X-Request-Id": { required: false, validate: validateString },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateNotFound },
      },
      "409": {
        headers: {
          "X-Request-Id": { required: false, validate: validateString },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateNotFound },
      },
      "429": {
        headers: {
          "X-Request-Id": { required: false, validate: validateString },
          "Retry-After": { required: false, type: ["integer"], validate: validateRevokeSetupLink429HeaderRetryAfter },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateBadRequest },
      },
      "500": {
        headers: { "X-Request-Id": { required: false, validate: validateString } },
        content: { "application/json": validateNotFound },
      },
    },
  },
};
