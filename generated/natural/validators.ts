// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

// @ts-nocheck

import {
  countCodePoints,
  isArray,
  isDateTime,
  isNumber,
  isObject,
  report,
  validator,
  type Validator,
  type Violation,
  type ValidatorTable,
} from "../../src/runtime.ts";
import type { operations as Operations, Schemas } from "./types.ts";

function checkAgentId(value: unknown, pointer: string, violations: Violation[]): void {
  if (typeof value === "string") {
    if (!/^agt_[0-9a-f]{32}$/u.test(value))
      report(violations, pointer, "pattern", "must match the pattern ^agt_[0-9a-f]{32}$");
  } else {
    report(violations, pointer, "type", "must be a string");
  }
}

function checkRevokedCustomerInvitation(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["data"] === undefined) report(violations, pointer, "required", 'must have the property "data"');
    if (value["meta"] === undefined) report(violations, pointer, "required", 'must have the property "meta"');
    if (value["data"] !== undefined) {
      const data = value["data"];
      checkAgentCustomerResource(data, pointer + "/data", violations);
    }
    if (value["meta"] !== undefined) {
      const meta = value["meta"];
      checkDeletedMeta(meta, pointer + "/meta", violations);
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkAgentCustomerResource(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["type"] === undefined) report(violations, pointer, "required", 'must have the property "type"');
    if (value["id"] === undefined) report(violations, pointer, "required", 'must have the property "id"');
    if (value["attributes"] === undefined)
      report(violations, pointer, "required", 'must have the property "attributes"');
    if (value["relationships"] === undefined)
      report(violations, pointer, "required", 'must have the property "relationships"');
    if (value["type"] !== undefined) {
      const type = value["type"];
      if (typeof type !== "string") report(violations, pointer + "/type", "type", "must be a string");
    }
    if (value["id"] !== undefined) {
      const id = value["id"];
      if (typeof id !== "string") report(violations, pointer + "/id", "type", "must be a string");
    }
    if (value["attributes"] !== undefined) {
      const attributes = value["attributes"];
      checkAgentCustomerAttributes(attributes, pointer + "/attributes", violations);
    }
    if (value["relationships"] !== undefined) {
      const relationships = value["relationships"];
      if (isObject(relationships)) {
        if (relationships["agent"] === undefined)
          report(violations, pointer + "/relationships", "required", 'must have the property "agent"');
        if (relationships["agent"] !== undefined) {
          const agent = relationships["agent"];
          if (isObject(agent)) {
            if (agent["data"] === undefined)
              report(violations, pointer + "/relationships/agent", "required", 'must have the property "data"');
            if (agent["data"] !== undefined) {
              const data = agent["data"];
              checkRelatedAgent(data, pointer + "/relationships/agent/data", violations);
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
}

function checkAgentCustomerAttributes(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["status"] === undefined) report(violations, pointer, "required", 'must have the property "status"');
    if (value["permissions"] === undefined)
      report(violations, pointer, "required", 'must have the property "permissions"');
    if (value["createdAt"] === undefined) report(violations, pointer, "required", 'must have the property "createdAt"');
    if (value["name"] !== undefined) {
      const name = value["name"];
      if (!(typeof name === "string" || name === null))
        report(violations, pointer + "/name", "type", "must be a string or null");
    }
    if (value["email"] !== undefined) {
      const email = value["email"];
      if (!(typeof email === "string" || email === null))
        report(violations, pointer + "/email", "type", "must be a string or null");
    }
    if (value["status"] !== undefined) {
      const status = value["status"];
      if (typeof status !== "string") report(violations, pointer + "/status", "type", "must be a string");
    }
    if (value["permissions"] !== undefined) {
      const permissions = value["permissions"];
      if (isArray(permissions)) {
        for (let index = 0; index < permissions.length; index += 1) {
          const item = permissions[index];
          if (typeof item !== "string")
            report(violations, pointer + "/permissions" + "/" + index, "type", "must be a string");
        }
      } else {
        report(violations, pointer + "/permissions", "type", "must be an array");
      }
    }
    if (value["limits"] !== undefined) {
      const limits = value["limits"];
      if (!(isObject(limits) || limits === null))
        report(violations, pointer + "/limits", "type", "must be an object or null");
      if (isObject(limits)) {
        if (limits["perTransaction"] !== undefined) {
          const perTransaction = limits["perTransaction"];
          if (!(Number.isInteger(perTransaction) || perTransaction === null))
            report(violations, pointer + "/limits/perTransaction", "type", "must be an integer or null");
        }
        if (limits["perDay"] !== undefined) {
          const perDay = limits["perDay"];
          if (!(Number.isInteger(perDay) || perDay === null))
            report(violations, pointer + "/limits/perDay", "type", "must be an integer or null");
        }
        if (limits["perMonth"] !== undefined) {
          const perMonth = limits["perMonth"];
          if (!(Number.isInteger(perMonth) || perMonth === null))
            report(violations, pointer + "/limits/perMonth", "type", "must be an integer or null");
        }
      }
    }
    if (value["createdAt"] !== undefined) {
      const createdAt = value["createdAt"];
      if (typeof createdAt === "string") {
        if (!isDateTime(createdAt))
          report(violations, pointer + "/createdAt", "format", "must have the format date-time");
      } else {
        report(violations, pointer + "/createdAt", "type", "must be a string");
      }
    }
    if (value["updatedAt"] !== undefined) {
      const updatedAt = value["updatedAt"];
      if (!(typeof updatedAt === "string" || updatedAt === null))
        report(violations, pointer + "/updatedAt", "type", "must be a string or null");
      if (typeof updatedAt === "string") {
        if (!isDateTime(updatedAt))
          report(violations, pointer + "/updatedAt", "format", "must have the format date-time");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkRelatedAgent(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["type"] === undefined) report(violations, pointer, "required", 'must have the property "type"');
    if (value["id"] === undefined) report(violations, pointer, "required", 'must have the property "id"');
    if (value["type"] !== undefined) {
      const type = value["type"];
      if (typeof type !== "string") report(violations, pointer + "/type", "type", "must be a string");
      if (type !== "agent") report(violations, pointer + "/type", "const", 'must be "agent"');
    }
    if (value["id"] !== undefined) {
      const id = value["id"];
      checkAgentId(id, pointer + "/id", violations);
    }
    if (value["attributes"] !== undefined) {
      const attributes = value["attributes"];
      if (isObject(attributes)) {
        if (attributes["name"] !== undefined) {
          const name = attributes["name"];
          if (!(typeof name === "string" || name === null))
            report(violations, pointer + "/attributes/name", "type", "must be a string or null");
        }
      } else {
        report(violations, pointer + "/attributes", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkDeletedMeta(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["deleted"] === undefined) report(violations, pointer, "required", 'must have the property "deleted"');
    if (value["deleted"] !== undefined) {
      const deleted = value["deleted"];
      if (typeof deleted !== "boolean") report(violations, pointer + "/deleted", "type", "must be a boolean");
      if (deleted !== true) report(violations, pointer + "/deleted", "const", "must be true");
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkError(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["code"] === undefined) report(violations, pointer, "required", 'must have the property "code"');
    if (value["detail"] === undefined) report(violations, pointer, "required", 'must have the property "detail"');
    if (value["status"] === undefined) report(violations, pointer, "required", 'must have the property "status"');
    if (value["meta"] === undefined) report(violations, pointer, "required", 'must have the property "meta"');
    if (value["code"] !== undefined) {
      const code = value["code"];
      if (typeof code !== "string") report(violations, pointer + "/code", "type", "must be a string");
    }
    if (value["detail"] !== undefined) {
      const detail = value["detail"];
      if (typeof detail !== "string") report(violations, pointer + "/detail", "type", "must be a string");
    }
    if (value["status"] !== undefined) {
      const status = value["status"];
      if (typeof status !== "string") report(violations, pointer + "/status", "type", "must be a string");
    }
    if (value["source"] !== undefined) {
      const source = value["source"];
      if (isObject(source)) {
        if (source["pointer"] !== undefined) {
          const pointer2 = source["pointer"];
          if (typeof pointer2 !== "string") report(violations, pointer + "/source/pointer", "type", "must be a string");
        }
        if (source["parameter"] !== undefined) {
          const parameter = source["parameter"];
          if (typeof parameter !== "string")
            report(violations, pointer + "/source/parameter", "type", "must be a string");
        }
        if (source["header"] !== undefined) {
          const header = source["header"];
          if (typeof header !== "string") report(violations, pointer + "/source/header", "type", "must be a string");
        }
      } else {
        report(violations, pointer + "/source", "type", "must be an object");
      }
    }
    if (value["meta"] !== undefined) {
      const meta = value["meta"];
      if (isObject(meta)) {
        if (meta["supportId"] === undefined)
          report(violations, pointer + "/meta", "required", 'must have the property "supportId"');
        if (meta["supportId"] !== undefined) {
          const supportId = meta["supportId"];
          if (typeof supportId !== "string")
            report(violations, pointer + "/meta/supportId", "type", "must be a string");
        }
      } else {
        report(violations, pointer + "/meta", "type", "must be an object");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkBadRequest(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "400")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "400"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkUnauthorized(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "401")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "401"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkForbidden(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "403")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "403"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkNotFound(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "404")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "404"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkConflict(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "409")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "409"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkUnprocessableContent(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "422")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "422"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkPreconditionRequired(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "428")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "428"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkTooManyRequests(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "429")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "429"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkInternalServerError(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "500")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "500"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkNotImplemented(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "501")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "501"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkBadGateway(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "502")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "502"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkServiceUnavailable(value: unknown, pointer: string, violations: Violation[]): void {
  if (isObject(value)) {
    if (value["errors"] === undefined) report(violations, pointer, "required", 'must have the property "errors"');
    if (value["errors"] !== undefined) {
      const errors = value["errors"];
      if (isArray(errors)) {
        if (errors.length < 1) report(violations, pointer + "/errors", "minItems", "must have at least 1 item");
        for (let index = 0; index < errors.length; index += 1) {
          const item = errors[index];
          checkError(item, pointer + "/errors" + "/" + index, violations);
          if (isObject(item)) {
            if (item["code"] !== undefined) {
              const code = item["code"];
              if (typeof code !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/code", "type", "must be a string");
            }
            if (item["status"] !== undefined) {
              const status = item["status"];
              if (typeof status !== "string")
                report(violations, pointer + "/errors" + "/" + index + "/status", "type", "must be a string");
              if (status !== "503")
                report(violations, pointer + "/errors" + "/" + index + "/status", "const", 'must be "503"');
            }
          } else {
            report(violations, pointer + "/errors" + "/" + index, "type", "must be an object");
          }
        }
      } else {
        report(violations, pointer + "/errors", "type", "must be an array");
      }
    }
  } else {
    report(violations, pointer, "type", "must be an object");
  }
}

function checkRevokeCustomerInvitationPathCustomerId(value: unknown, pointer: string, violations: Violation[]): void {
  if (typeof value === "string") {
    if (!/^pty_[0-9a-f]{32}$/u.test(value))
      report(violations, pointer, "pattern", "must match the pattern ^pty_[0-9a-f]{32}$");
  } else {
    report(violations, pointer, "type", "must be a string");
  }
}

function checkRevokeCustomerInvitationHeaderIdempotencyKey(
  value: unknown,
  pointer: string,
  violations: Violation[],
): void {
  if (typeof value === "string") {
    if (countCodePoints(value) > 255) report(violations, pointer, "maxLength", "must have at most 255 characters");
    if (countCodePoints(value) < 1) report(violations, pointer, "minLength", "must have at least 1 character");
    if (!/^[\x21-\x7E]+$/u.test(value))
      report(violations, pointer, "pattern", "must match the pattern ^[\\x21-\\x7E]+$");
  } else {
    report(violations, pointer, "type", "must be a string");
  }
}

function checkRevokeCustomerInvitationHeaderXAgentID(value: unknown, pointer: string, violations: Violation[]): void {
  if (!(typeof value === "string" || value === null)) report(violations, pointer, "type", "must be a string or null");
  if (typeof value === "string") {
    if (!/^agt_/u.test(value)) report(violations, pointer, "pattern", "must match the pattern ^agt_");
  }
}

function checkRevokeCustomerInvitationHeaderXInstanceID(
  value: unknown,
  pointer: string,
  violations: Violation[],
): void {
  if (!(typeof value === "string" || value === null)) report(violations, pointer, "type", "must be a string or null");
  if (typeof value === "string") {
    if (countCodePoints(value) > 1024) report(violations, pointer, "maxLength", "must have at most 1024 characters");
  }
}

function checkRevokeCustomerInvitation200HeaderXIdempotencyReplayed(
  value: unknown,
  pointer: string,
  violations: Violation[],
): void {
  if (typeof value !== "string") report(violations, pointer, "type", "must be a string");
  if (value !== "true") report(violations, pointer, "const", 'must be "true"');
}

function checkInteger(value: unknown, pointer: string, violations: Violation[]): void {
  if (!Number.isInteger(value)) report(violations, pointer, "type", "must be an integer");
}

function checkRevokeCustomerInvitation429HeaderRetryAfter(
  value: unknown,
  pointer: string,
  violations: Violation[],
): void {
  if (!Number.isInteger(value)) report(violations, pointer, "type", "must be an integer");
  if (isNumber(value)) {
    if (value < 0) report(violations, pointer, "minimum", "must be at least 0");
  }
}

export const validateAgentId: Validator<Schemas.AgentId> = /* @__PURE__ */ validator(checkAgentId);
export const validateRevokedCustomerInvitation: Validator<Schemas.RevokedCustomerInvitation> =
  /* @__PURE__ */ validator(checkRevokedCustomerInvitation);
export const validateAgentCustomerResource: Validator<Schemas.AgentCustomerResource> =
  /* @__PURE__ */ validator(checkAgentCustomerResource);
export const validateAgentCustomerAttributes: Validator<Schemas.AgentCustomerAttributes> =
  /* @__PURE__ */ validator(checkAgentCustomerAttributes);
export const validateRelatedAgent: Validator<Schemas.RelatedAgent> = /* @__PURE__ */ validator(checkRelatedAgent);
export const validateDeletedMeta: Validator<Schemas.DeletedMeta> = /* @__PURE__ */ validator(checkDeletedMeta);
export const validateError: Validator<Schemas.Error> = /* @__PURE__ */ validator(checkError);
export const validateBadRequest: Validator<Schemas.BadRequest> = /* @__PURE__ */ validator(checkBadRequest);
export const validateUnauthorized: Validator<Schemas.Unauthorized> = /* @__PURE__ */ validator(checkUnauthorized);
export const validateForbidden: Validator<Schemas.Forbidden> = /* @__PURE__ */ validator(checkForbidden);
export const validateNotFound: Validator<Schemas.NotFound> = /* @__PURE__ */ validator(checkNotFound);
export const validateConflict: Validator<Schemas.Conflict> = /* @__PURE__ */ validator(checkConflict);
export const validateUnprocessableContent: Validator<Schemas.UnprocessableContent> =
  /* @__PURE__ */ validator(checkUnprocessableContent);
export const validatePreconditionRequired: Validator<Schemas.PreconditionRequired> =
  /* @__PURE__ */ validator(checkPreconditionRequired);
export const validateTooManyRequests: Validator<Schemas.TooManyRequests> =
  /* @__PURE__ */ validator(checkTooManyRequests);
export const validateInternalServerError: Validator<Schemas.InternalServerError> =
  /* @__PURE__ */ validator(checkInternalServerError);
export const validateNotImplemented: Validator<Schemas.NotImplemented> = /* @__PURE__ */ validator(checkNotImplemented);
export const validateBadGateway: Validator<Schemas.BadGateway> = /* @__PURE__ */ validator(checkBadGateway);
export const validateServiceUnavailable: Validator<Schemas.ServiceUnavailable> =
  /* @__PURE__ */ validator(checkServiceUnavailable);
const validateRevokeCustomerInvitationPathCustomerId: Validator = /* @__PURE__ */ validator(
  checkRevokeCustomerInvitationPathCustomerId,
);
const validateRevokeCustomerInvitationHeaderIdempotencyKey: Validator = /* @__PURE__ */ validator(
  checkRevokeCustomerInvitationHeaderIdempotencyKey,
);
const validateRevokeCustomerInvitationHeaderXAgentID: Validator = /* @__PURE__ */ validator(
  checkRevokeCustomerInvitationHeaderXAgentID,
);
const validateRevokeCustomerInvitationHeaderXInstanceID: Validator = /* @__PURE__ */ validator(
  checkRevokeCustomerInvitationHeaderXInstanceID,
);
const validateRevokeCustomerInvitation200HeaderXIdempotencyReplayed: Validator = /* @__PURE__ */ validator(
  checkRevokeCustomerInvitation200HeaderXIdempotencyReplayed,
);
const validateInteger: Validator = /* @__PURE__ */ validator(checkInteger);
const validateRevokeCustomerInvitation429HeaderRetryAfter: Validator = /* @__PURE__ */ validator(
  checkRevokeCustomerInvitation429HeaderRetryAfter,
);
/** Validators of everything that goes over the wire, keyed by operationId. */
export const validators: ValidatorTable<Operations> = {
  revokeCustomerInvitation: {
    method: "DELETE",
    path: "/agents/{agentId}/customers/{customerId}",
    parameters: {
      path: { agentId: validateAgentId, customerId: validateRevokeCustomerInvitationPathCustomerId },
      header: {
        "Idempotency-Key": validateRevokeCustomerInvitationHeaderIdempotencyKey,
        "X-Agent-ID": validateRevokeCustomerInvitationHeaderXAgentID,
        "X-Instance-ID": validateRevokeCustomerInvitationHeaderXInstanceID,
      },
    },
    responses: {
      "200": {
        headers: {
          "X-Idempotency-Replayed": {
            required: false,
            validate: validateRevokeCustomerInvitation200HeaderXIdempotencyReplayed,
          },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateRevokedCustomerInvitation },
      },
      "400": { headers: {}, content: { "application/json": validateBadRequest } },
      "401": { headers: {}, content: { "application/json": validateUnauthorized } },
      "403": { headers: {}, content: { "application/json": validateForbidden } },
      "404": { headers: {}, content: { "application/json": validateNotFound } },
      "409": { headers: {}, content: { "application/json": validateConflict } },
      "422": { headers: {}, content: { "application/json": validateUnprocessableContent } },
      "428": { headers: {}, content: { "application/json": validatePreconditionRequired } },
      "429": {
        headers: {
          "Retry-After": {
            required: false,
            type: ["integer"],
            validate: validateRevokeCustomerInvitation429HeaderRetryAfter,
          },
          "X-RateLimit-Limit": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Remaining": { required: false, type: ["integer"], validate: validateInteger },
          "X-RateLimit-Reset": { required: false, type: ["integer"], validate: validateInteger },
        },
        content: { "application/json": validateTooManyRequests },
      },
      "500": { headers: {}, content: { "application/json": validateInternalServerError } },
      "501": { headers: {}, content: { "application/json": validateNotImplemented } },
      "502": { headers: {}, content: { "application/json": validateBadGateway } },
      "503": { headers: {}, content: { "application/json": validateServiceUnavailable } },
    },
  },
};
