// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

import {
  countCodePoints,
  isArray,
  isDateTime,
  isObject,
  report,
  type Violation,
  type ValidatorTable,
} from "../../src/contract.ts";
import type { operations as Operations } from "./types.ts";

/** Validators of everything that goes over the wire, keyed by operationId. */
export const validators = {
  revokeCustomerInvitation: {
    method: "DELETE",
    path: "/agents/{agentId}/customers/{customerId}",
    parameters: {
      path: { agentId: validate0, customerId: validate1 },
      header: { "Idempotency-Key": validate2, "X-Agent-ID": validate3, "X-Instance-ID": validate4 },
    },
    responses: {
      "200": {
        headers: {
          "X-Idempotency-Replayed": { required: false, validate: validate5 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate6 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate6 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate6 },
        },
        content: { "application/json": validate7 },
      },
      "400": { headers: {}, content: { "application/json": validate16 } },
      "401": { headers: {}, content: { "application/json": validate19 } },
      "403": { headers: {}, content: { "application/json": validate21 } },
      "404": { headers: {}, content: { "application/json": validate23 } },
      "409": { headers: {}, content: { "application/json": validate25 } },
      "422": { headers: {}, content: { "application/json": validate27 } },
      "428": { headers: {}, content: { "application/json": validate29 } },
      "429": {
        headers: {
          "Retry-After": { required: false, type: ["integer"], validate: validate31 },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validate6 },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validate6 },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validate6 },
        },
        content: { "application/json": validate32 },
      },
      "500": { headers: {}, content: { "application/json": validate34 } },
      "501": { headers: {}, content: { "application/json": validate36 } },
      "502": { headers: {}, content: { "application/json": validate38 } },
      "503": { headers: {}, content: { "application/json": validate40 } },
    },
  },
} as const satisfies ValidatorTable<Operations>;

const pattern0 = /^agt_[0-9a-f]{32}$/u;
const pattern1 = /^pty_[0-9a-f]{32}$/u;
const pattern2 = /^[\x21-\x7E]+$/u;
const pattern3 = /^agt_/u;
function validate0(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data === "string") {
    if (!pattern0.test(data)) {
      report(violations, pointer, "pattern", "must match the pattern ^agt_[0-9a-f]{32}$");
    }
  } else {
    report(violations, pointer, "type", "must be a string");
  }
  return violations;
}

function validate1(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data === "string") {
    if (!pattern1.test(data)) {
      report(violations, pointer, "pattern", "must match the pattern ^pty_[0-9a-f]{32}$");
    }
  } else {
    report(violations, pointer, "type", "must be a string");
  }
  return violations;
}

function validate2(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data === "string") {
    if (countCodePoints(data) > 255) {
      report(violations, pointer, "maxLength", "must have at most 255 characters");
    }
    if (countCodePoints(data) < 1) {
      report(violations, pointer, "minLength", "must have at least 1 character");
    }
    if (!pattern2.test(data)) {
      report(violations, pointer, "pattern", "must match the pattern ^[\\x21-\\x7E]+$");
    }
  } else {
    report(violations, pointer, "type", "must be a string");
  }
  return violations;
}

function validate3(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data !== "string" && data !== null) {
    report(violations, pointer, "type", "must be a string or null");
  }
  if (typeof data === "string") {
    if (!pattern3.test(data)) {
      report(violations, pointer, "pattern", "must match the pattern ^agt_");
    }
  }
  return violations;
}

function validate4(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data !== "string" && data !== null) {
    report(violations, pointer, "type", "must be a string or null");
  }
  if (typeof data === "string") {
    if (countCodePoints(data) > 1024) {
      report(violations, pointer, "maxLength", "must have at most 1024 characters");
    }
  }
  return violations;
}

function validate5(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (typeof data !== "string") {
    report(violations, pointer, "type", "must be a string");
  }
  if ("true" !== data) {
    report(violations, pointer, "const", 'must be "true"');
  }
  return violations;
}

function validate6(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (!(typeof data == "number" && !(data % 1) && !isNaN(data))) {
    report(violations, pointer, "type", "must be an integer");
  }
  return violations;
}

function validate9(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["status"] === undefined) {
      report(violations, pointer, "required", 'must have the property "status"');
    }
    if (data["permissions"] === undefined) {
      report(violations, pointer, "required", 'must have the property "permissions"');
    }
    if (data["createdAt"] === undefined) {
      report(violations, pointer, "required", 'must have the property "createdAt"');
    }
    if (data["name"] !== undefined) {
      let data0 = data["name"];
      if (typeof data0 !== "string" && data0 !== null) {
        report(violations, pointer + "/name", "type", "must be a string or null");
      }
    }
    if (data["email"] !== undefined) {
      let data1 = data["email"];
      if (typeof data1 !== "string" && data1 !== null) {
        report(violations, pointer + "/email", "type", "must be a string or null");
      }
    }
    if (data["status"] !== undefined) {
      if (typeof data["status"] !== "string") {
        report(violations, pointer + "/status", "type", "must be a string");
      }
    }
    if (data["permissions"] !== undefined) {
      let data3 = data["permissions"];
      if (isArray(data3)) {
        const len0 = data3["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            report(violations, pointer + "/permissions/" + i0, "type", "must be a string");
          }
        }
      } else {
        report(violations, pointer + "/permissions", "type", "must be an array");
      }
    }
    if (data["limits"] !== undefined) {
      let data5 = data["limits"];
      if (!isObject(data5) && data5 !== null) {
        report(violations, pointer + "/limits", "type", "must be an object or null");
      }
      if (isObject(data5)) {
        if (data5["perTransaction"] !== undefined) {
          let data6 = data5["perTransaction"];
          if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6)) && data6 !== null) {
            report(violations, pointer + "/limits/perTransaction", "type", "must be an integer or null");
          }
        }
        if (data5["perDay"] !== undefined) {
          let data7 = data5["perDay"];
          if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7)) && data7 !== null) {
            report(violations, pointer + "/limits/perDay", "type", "must be an integer or null");
          }
        }
        if (data5["perMonth"] !== undefined) {
          let data8 = data5["perMonth"];
          if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8)) && data8 !== null) {
            report(violations, pointer + "/limits/perMonth", "type", "must be an integer or null");
          }
        }
      }
    }
    if (data["createdAt"] !== undefined) {
      let data9 = data["createdAt"];
      if (typeof data9 === "string") {
        if (!isDateTime(data9)) {
          report(violations, pointer + "/createdAt", "format", "must have the format date-time");
        }
      } else {
        report(violations, pointer + "/createdAt", "type", "must be a string");
      }
    }
    if (data["updatedAt"] !== undefined) {
      let data10 = data["updatedAt"];
      if (typeof data10 !== "string" && data10 !== null) {
        report(violations, pointer + "/updatedAt", "type", "must be a string or null");
      }
      if (typeof data10 === "string") {
        if (!isDateTime(data10)) {
          report(violations, pointer + "/updatedAt", "format", "must have the format date-time");
        }
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate11(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["type"] === undefined) {
      report(violations, pointer, "required", 'must have the property "type"');
    }
    if (data["id"] === undefined) {
      report(violations, pointer, "required", 'must have the property "id"');
    }
    if (data["type"] !== undefined) {
      let data0 = data["type"];
      if (typeof data0 !== "string") {
        report(violations, pointer + "/type", "type", "must be a string");
      }
      if ("agent" !== data0) {
        report(violations, pointer + "/type", "const", 'must be "agent"');
      }
    }
    if (data["id"] !== undefined) {
      let data1 = data["id"];
      if (typeof data1 === "string") {
        if (!pattern0.test(data1)) {
          report(violations, pointer + "/id", "pattern", "must match the pattern ^agt_[0-9a-f]{32}$");
        }
      } else {
        report(violations, pointer + "/id", "type", "must be a string");
      }
    }
    if (data["attributes"] !== undefined) {
      let data2 = data["attributes"];
      if (isObject(data2)) {
        if (data2["name"] !== undefined) {
          let data3 = data2["name"];
          if (typeof data3 !== "string" && data3 !== null) {
            report(violations, pointer + "/attributes/name", "type", "must be a string or null");
          }
        }
      } else {
        report(violations, pointer + "/attributes", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate8(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["type"] === undefined) {
      report(violations, pointer, "required", 'must have the property "type"');
    }
    if (data["id"] === undefined) {
      report(violations, pointer, "required", 'must have the property "id"');
    }
    if (data["attributes"] === undefined) {
      report(violations, pointer, "required", 'must have the property "attributes"');
    }
    if (data["relationships"] === undefined) {
      report(violations, pointer, "required", 'must have the property "relationships"');
    }
    if (data["type"] !== undefined) {
      if (typeof data["type"] !== "string") {
        report(violations, pointer + "/type", "type", "must be a string");
      }
    }
    if (data["id"] !== undefined) {
      if (typeof data["id"] !== "string") {
        report(violations, pointer + "/id", "type", "must be a string");
      }
    }
    if (data["attributes"] !== undefined) {
      validate9(data["attributes"], pointer + "/attributes", violations);
    }
    if (data["relationships"] !== undefined) {
      let data3 = data["relationships"];
      if (isObject(data3)) {
        if (data3["agent"] === undefined) {
          report(violations, pointer + "/relationships", "required", 'must have the property "agent"');
        }
        if (data3["agent"] !== undefined) {
          let data4 = data3["agent"];
          if (isObject(data4)) {
            if (data4["data"] === undefined) {
              report(violations, pointer + "/relationships/agent", "required", 'must have the property "data"');
            }
            if (data4["data"] !== undefined) {
              validate11(data4["data"], pointer + "/relationships/agent/data", violations);
            }
          } else {
            report(violations, pointer + "/relationships/agent", "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/relationships", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate14(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["deleted"] === undefined) {
      report(violations, pointer, "required", 'must have the property "deleted"');
    }
    if (data["deleted"] !== undefined) {
      let data0 = data["deleted"];
      if (typeof data0 !== "boolean") {
        report(violations, pointer + "/deleted", "type", "must be a boolean");
      }
      if (true !== data0) {
        report(violations, pointer + "/deleted", "const", "must be true");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate7(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["data"] === undefined) {
      report(violations, pointer, "required", 'must have the property "data"');
    }
    if (data["meta"] === undefined) {
      report(violations, pointer, "required", 'must have the property "meta"');
    }
    if (data["data"] !== undefined) {
      validate8(data["data"], pointer + "/data", violations);
    }
    if (data["meta"] !== undefined) {
      validate14(data["meta"], pointer + "/meta", violations);
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate17(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["code"] === undefined) {
      report(violations, pointer, "required", 'must have the property "code"');
    }
    if (data["detail"] === undefined) {
      report(violations, pointer, "required", 'must have the property "detail"');
    }
    if (data["status"] === undefined) {
      report(violations, pointer, "required", 'must have the property "status"');
    }
    if (data["meta"] === undefined) {
      report(violations, pointer, "required", 'must have the property "meta"');
    }
    if (data["code"] !== undefined) {
      if (typeof data["code"] !== "string") {
        report(violations, pointer + "/code", "type", "must be a string");
      }
    }
    if (data["detail"] !== undefined) {
      if (typeof data["detail"] !== "string") {
        report(violations, pointer + "/detail", "type", "must be a string");
      }
    }
    if (data["status"] !== undefined) {
      if (typeof data["status"] !== "string") {
        report(violations, pointer + "/status", "type", "must be a string");
      }
    }
    if (data["source"] !== undefined) {
      let data3 = data["source"];
      if (isObject(data3)) {
        if (data3["pointer"] !== undefined) {
          if (typeof data3["pointer"] !== "string") {
            report(violations, pointer + "/source/pointer", "type", "must be a string");
          }
        }
        if (data3["parameter"] !== undefined) {
          if (typeof data3["parameter"] !== "string") {
            report(violations, pointer + "/source/parameter", "type", "must be a string");
          }
        }
        if (data3["header"] !== undefined) {
          if (typeof data3["header"] !== "string") {
            report(violations, pointer + "/source/header", "type", "must be a string");
          }
        }
      } else {
        report(violations, pointer + "/source", "type", "must be an object");
      }
    }
    if (data["meta"] !== undefined) {
      let data7 = data["meta"];
      if (isObject(data7)) {
        if (data7["supportId"] === undefined) {
          report(violations, pointer + "/meta", "required", 'must have the property "supportId"');
        }
        if (data7["supportId"] !== undefined) {
          if (typeof data7["supportId"] !== "string") {
            report(violations, pointer + "/meta/supportId", "type", "must be a string");
          }
        }
      } else {
        report(violations, pointer + "/meta", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate16(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("400" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "400"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate19(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("401" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "401"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate21(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("403" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "403"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate23(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("404" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "404"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate25(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("409" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "409"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate27(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("422" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "422"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate29(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("428" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "428"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate31(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
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

function validate32(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("429" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "429"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate34(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("500" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "500"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate36(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("501" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "501"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate38(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("502" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "502"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}

function validate40(data: unknown, pointer = "", violations: Violation[] = []): readonly Violation[] {
  if (isObject(data)) {
    if (data["errors"] === undefined) {
      report(violations, pointer, "required", 'must have the property "errors"');
    }
    if (data["errors"] !== undefined) {
      let data0 = data["errors"];
      if (isArray(data0)) {
        if (data0["length"] < 1) {
          report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        }
        const len0 = data0["length"];
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          validate17(data1, pointer + "/errors/" + i0, violations);
          if (isObject(data1)) {
            if (data1["code"] !== undefined) {
              if (typeof data1["code"] !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/code", "type", "must be a string");
              }
            }
            if (data1["status"] !== undefined) {
              let data3 = data1["status"];
              if (typeof data3 !== "string") {
                report(violations, pointer + "/errors/" + i0 + "/status", "type", "must be a string");
              }
              if ("503" !== data3) {
                report(violations, pointer + "/errors/" + i0 + "/status", "const", 'must be "503"');
              }
            }
          } else {
            report(violations, pointer + "/errors/" + i0, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
  return violations;
}
