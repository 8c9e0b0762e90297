// Generated from kirim.yaml by Revokit. Do not edit: change the document, and generate again.

import { countCodePoints, isObject, report, type Violation, type ValidatorTable } from "../../src/contract.ts";
import type { operations as Operations } from "./types.ts";

/** Validators of everything that goes over the wire, keyed by operationId. */
export const validators = {
  revokeSetupLink: {
    method: "DELETE",
    path: "/customers/{id}/setup_links/{link_id}",
    parameters: { path: { id: validate0, link_id: validate0 } },
    responses: {
      "200": {
        headers: {
          "X-Request-Id": { required: false, validate: validate1 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate2 },
        },
        content: { "application/json": validate3 },
      },
      "400": {
        headers: {
          "X-Request-Id": { required: false, validate: validate1 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate2 },
        },
        content: { "application/json": validate4 },
      },
      "401": {
        headers: {
          "X-Request-Id": { required: false, validate: validate1 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate2 },
        },
        content: { "application/json": validate4 },
      },
      "402": {
        headers: {
          "X-Request-Id": { required: false, validate: validate1 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate2 },
        },
        content: { "application/json": validate4 },
      },
      "404": {
        headers: {
          "X-Request-Id": { required: false, validate: validate1 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate2 },
        },
        content: { "application/json": validate7 },
      },
      "409": {
        headers: {
          "X-Request-Id": { required: false, validate: validate1 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate2 },
        },
        content: { "application/json": validate7 },
      },
      "429": {
        headers: {
          "X-Request-Id": { required: false, validate: validate1 },
          "Retry-After": { required: false, type: ["integer"], validate: validate9 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate2 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate2 },
        },
        content: { "application/json": validate4 },
      },
      "500": {
        headers: { "X-Request-Id": { required: false, validate: validate1 } },
        content: { "application/json": validate7 },
      },
    },
  },
} as const satisfies ValidatorTable<Operations>;

function validate0(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data === "string") {
    if (countCodePoints(data) < 1) {
      report(violations, pointer, "minLength", "must have at least 1 character");
    }
  } else {
    report(violations, pointer, "type", "must be a string");
  }
  return violations;
}

function validate1(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data !== "string") {
    report(violations, pointer, "type", "must be a string");
  }
  return violations;
}

function validate2(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (!(typeof data == "number" && !(data % 1) && !isNaN(data))) {
    report(violations, pointer, "type", "must be an integer");
  }
  return violations;
}

function validate3(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["data"] === undefined) {
      report(violations, pointer, "required", 'must have the property "data"');
    }
    if (data["request_id"] === undefined) {
      report(violations, pointer, "required", 'must have the property "request_id"');
    }
    if (data["data"] !== undefined) {
      let data0 = data["data"];
      if (isObject(data0)) {
        if (data0["id"] === undefined) {
          report(violations, pointer + "/data", "required", 'must have the property "id"');
        }
        if (data0["object"] === undefined) {
          report(violations, pointer + "/data", "required", 'must have the property "object"');
        }
        if (data0["revoked"] === undefined) {
          report(violations, pointer + "/data", "required", 'must have the property "revoked"');
        }
        if (data0["status"] === undefined) {
          report(violations, pointer + "/data", "required", 'must have the property "status"');
        }
        if (data0["id"] !== undefined) {
          let data1 = data0["id"];
          if (typeof data1 === "string") {
            if (countCodePoints(data1) < 1) {
              report(violations, pointer + "/data/id", "minLength", "must have at least 1 character");
            }
          } else {
            report(violations, pointer + "/data/id", "type", "must be a string");
          }
        }
        if (data0["object"] !== undefined) {
          let data2 = data0["object"];
          if (typeof data2 !== "string") {
            report(violations, pointer + "/data/object", "type", "must be a string");
          }
          if ("customer_setup_link" !== data2) {
            report(violations, pointer + "/data/object", "const", 'must be "customer_setup_link"');
          }
        }
        if (data0["revoked"] !== undefined) {
          if (typeof data0["revoked"] !== "boolean") {
            report(violations, pointer + "/data/revoked", "type", "must be a boolean");
          }
        }
        if (data0["status"] !== undefined) {
          if (typeof data0["status"] !== "string") {
            report(violations, pointer + "/data/status", "type", "must be a string");
          }
        }
      } else {
        report(violations, pointer + "/data", "type", "must be an object");
      }
    }
    if (data["request_id"] !== undefined) {
      if (typeof data["request_id"] !== "string") {
        report(violations, pointer + "/request_id", "type", "must be a string");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate5(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["type"] === undefined) {
      report(violations, pointer, "required", 'must have the property "type"');
    }
    if (data["code"] === undefined) {
      report(violations, pointer, "required", 'must have the property "code"');
    }
    if (data["message"] === undefined) {
      report(violations, pointer, "required", 'must have the property "message"');
    }
    if (data["request_id"] === undefined) {
      report(violations, pointer, "required", 'must have the property "request_id"');
    }
    if (data["type"] !== undefined) {
      if (typeof data["type"] !== "string") {
        report(violations, pointer + "/type", "type", "must be a string");
      }
    }
    if (data["code"] !== undefined) {
      if (typeof data["code"] !== "string") {
        report(violations, pointer + "/code", "type", "must be a string");
      }
    }
    if (data["message"] !== undefined) {
      if (typeof data["message"] !== "string") {
        report(violations, pointer + "/message", "type", "must be a string");
      }
    }
    if (data["param"] !== undefined) {
      if (typeof data["param"] !== "string") {
        report(violations, pointer + "/param", "type", "must be a string");
      }
    }
    if (data["request_id"] !== undefined) {
      if (typeof data["request_id"] !== "string") {
        report(violations, pointer + "/request_id", "type", "must be a string");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate4(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["error"] === undefined) {
      report(violations, pointer, "required", 'must have the property "error"');
    }
    if (data["error"] !== undefined) {
      let data0 = data["error"];
      validate5(data0, pointer + "/error", violations);
      if (isObject(data0)) {
        if (data0["type"] !== undefined) {
          if (typeof data0["type"] !== "string") {
            report(violations, pointer + "/error/type", "type", "must be a string");
          }
        }
        if (data0["code"] !== undefined) {
          if (typeof data0["code"] !== "string") {
            report(violations, pointer + "/error/code", "type", "must be a string");
          }
        }
      } else {
        report(violations, pointer + "/error", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate7(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["error"] === undefined) {
      report(violations, pointer, "required", 'must have the property "error"');
    }
    if (data["error"] !== undefined) {
      let data0 = data["error"];
      validate5(data0, pointer + "/error", violations);
      if (isObject(data0)) {
        if (data0["type"] !== undefined) {
          if (typeof data0["type"] !== "string") {
            report(violations, pointer + "/error/type", "type", "must be a string");
          }
        }
      } else {
        report(violations, pointer + "/error", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate9(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (!(typeof data == "number" && !(data % 1) && !isNaN(data))) {
    report(violations, pointer, "type", "must be an integer");
  }
  if (typeof data == "number") {
    if (data < 0 || isNaN(data)) {
      report(violations, pointer, "minimum", "must be at least 0");
    }
  }
  return violations;
}
