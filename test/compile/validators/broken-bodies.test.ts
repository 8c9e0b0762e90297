import { validators as kirim } from "revokit/kirim/validators";
import { validators as natural } from "revokit/natural/validators";
import { describe, expect, it } from "vitest";
import { facts as kirimFacts } from "../../../generated/kirim/facts.ts";
import { facts as naturalFacts } from "../../../generated/natural/facts.ts";
import { change } from "../../support/change.ts";
import { bodyValidator, summaryOf } from "../../support/third-document.ts";
import { bodyExample } from "../../support/examples.ts";

const { revokeCustomerInvitation } = natural;
const { revokeSetupLink } = kirim;
const invitation = bodyExample(naturalFacts.operations.revokeCustomerInvitation, 200, "revoked");
const link = bodyExample(kirimFacts.operations.revokeSetupLink, 200, "revoked");
const conflict = bodyExample(kirimFacts.operations.revokeSetupLink, 409, "setupLinkInactive");

describe("the validator of Natural's success", () => {
  const validate = bodyValidator(revokeCustomerInvitation);

  it.each([
    ["", null, " type"],
    ["", [], " type"],
    ["/data", undefined, " required"],
    ["/meta", undefined, " required"],
    ["/meta/deleted", "true", "/meta/deleted const|/meta/deleted type"],
    ["/meta/deleted", false, "/meta/deleted const"],
    ["/data/id", 7, "/data/id type"],
    ["/data/attributes/name", 7, "/data/attributes/name type"],
    ["/data/attributes/createdAt", "yesterday", "/data/attributes/createdAt format"],
    ["/data/attributes/createdAt", "2026-02-30T12:00:00Z", "/data/attributes/createdAt format"],
    ["/data/attributes/limits/perTransaction", 0.5, "/data/attributes/limits/perTransaction type"],
    ["/data/attributes/permissions", "all", "/data/attributes/permissions type"],
    ["/data/attributes/permissions/1", null, "/data/attributes/permissions/1 type"],
    ["/data/relationships/agent/data/id", "agt_x", "/data/relationships/agent/data/id pattern"],
    ["/data/relationships/agent/data/type", "agents", "/data/relationships/agent/data/type const"],
  ])("finds what is wrong where %s is %j", (pointer, value, expected) => {
    expect(summaryOf(validate(change(invitation, pointer, value))).join("|")).toBe(expected);
  });

  it.each([
    ["/data/type", "a type of next year"],
    ["/data/attributes/status", "FROZEN"],
    ["/data/attributes/permissions/0", "payments.dream"],
    ["/data/attributes/name", null],
    ["/data/attributes/limits", null],
    ["/data/surprise", { nested: [1] }],
    ["/surprise", 1],
  ])("accepts %s as %j: enums and objects are open", (pointer, value) => {
    expect(validate(change(invitation, pointer, value))).toEqual([]);
  });
});

describe("the validators of Kirim's answers", () => {
  it.each([
    ["/data/revoked", "true", "/data/revoked type"],
    ["/data/object", "customer", "/data/object const"],
    ["/data/id", "", "/data/id minLength"],
    ["/data/status", null, "/data/status type"],
    ["/request_id", undefined, " required"],
  ])("find what is wrong in a success where %s is %j", (pointer, value, expected) => {
    expect(summaryOf(bodyValidator(revokeSetupLink)(change(link, pointer, value))).join("|")).toBe(expected);
  });

  it.each([
    ["/error/code", undefined, "/error required"],
    ["/error/message", 1, "/error/message type"],
    ["/error/param", {}, "/error/param type"],
    ["/error", undefined, " required"],
  ])("find what is wrong in a conflict where %s is %j", (pointer, value, expected) => {
    expect(summaryOf(bodyValidator(revokeSetupLink, "409")(change(conflict, pointer, value))).join("|")).toBe(expected);
  });

  it("accept unknown values of an open enum", () => {
    expect(bodyValidator(revokeSetupLink)(change(link, "/data/status", "paused"))).toEqual([]);
    expect(bodyValidator(revokeSetupLink, "409")(change(conflict, "/error/type", "teapot"))).toEqual([]);
  });
});

it("states the rule in words, and never the value", () => {
  const broken = change(invitation, "/data/relationships/agent/data/id", "secret-value");
  expect(bodyValidator(revokeCustomerInvitation)(change(broken, "/meta"))).toEqual([
    { pointer: "", keyword: "required", rule: 'must have the property "meta"' },
    {
      pointer: "/data/relationships/agent/data/id",
      keyword: "pattern",
      rule: "must match the pattern ^agt_[0-9a-f]{32}$",
    },
  ]);
});

it("checks parameters before they are serialized", () => {
  const { path, header } = revokeCustomerInvitation.parameters;
  expect(summaryOf(path?.["agentId"]?.("agt_") ?? [])).toEqual([" pattern"]);
  expect(summaryOf(header?.["Idempotency-Key"]?.("x".repeat(256)) ?? [])).toEqual([" maxLength"]);
  expect(header?.["X-Agent-ID"]?.(null)).toEqual([]);
  expect(summaryOf(revokeSetupLink.parameters.path?.["id"]?.("") ?? [])).toEqual([" minLength"]);
});
