import createClient from "openapi-fetch";
import { validators } from "revokit/kirim/validators";
import { ContractViolation, responseChecks } from "revokit/response-checks";
import { describe, expect, it } from "vitest";
import { facts } from "../../generated/kirim/facts.ts";
import type { paths } from "../../generated/kirim/types.ts";
import type { Validate } from "../../src/validation/violation.ts";
import type { Validators } from "../../src/validators.ts";
import { change } from "../support/change.ts";
import { bodyExample, link } from "../support/examples.ts";

const route = "/customers/{id}/setup_links/{link_id}";
const success = bodyExample(facts.operations.revokeSetupLink, 200, "revoked");
const secret = "s3cr3t-value";
const wrong = change(change(success, "/data/revoked", secret), "/request_id");

function answer(body: unknown, init: ResponseInit = {}): Response {
  const headers = { "Content-Type": "application/json", ...Object(init.headers) };
  return new Response(typeof body === "string" ? body : JSON.stringify(body), { ...init, headers });
}

/** Calls the operation through plain openapi-fetch on a server that gives this answer. */
async function call(
  response: Response,
  onViolation: (violation: ContractViolation) => void,
  checked: Validators = validators,
) {
  const client = createClient<paths>({ baseUrl: "https://api.test", fetch: async () => response });
  client.use(responseChecks(checked, { onViolation }));
  return client.DELETE(route, { params: { path: link } });
}

async function violationsOf(response: Response, checked?: Validators): Promise<ContractViolation[]> {
  const violations: ContractViolation[] = [];
  await call(response, (violation) => violations.push(violation), checked);
  return violations;
}

describe("responseChecks", () => {
  it("refuses options that would check nothing or report to nobody", async () => {
    const onViolation = () => {};
    const module = await import("revokit/kirim/validators");
    for (const checked of [{}, module]) {
      // As a caller in JavaScript can.
      expect(() => responseChecks(Object(checked), { onViolation })).toThrow(/import \{ validators \} from/);
    }
    expect(() => responseChecks(validators, Object({}))).toThrow(/a function as `onViolation`/);
  });

  it("checks a body by the documented media type that says most about the stated one", async () => {
    const named =
      (rule: string): Validate =>
      () => [{ pointer: "", keyword: "type", rule }];
    const content = { "*/*": named("0"), "application/json;v=1": named("1"), "application/json; v=2": named("2") };
    const checked = {
      revokeSetupLink: { ...validators.revokeSetupLink, responses: { 200: { headers: {}, content } } },
    };
    const ruleFor = async (type: string) =>
      (await violationsOf(answer({}, { headers: { "Content-Type": type } }), checked)).map(({ rule }) => rule);

    expect(await ruleFor('application/json; charset=utf-8; V="2"')).toEqual(["2"]);
    expect(await ruleFor("application/json;v=1")).toEqual(["1"]);
    expect(await ruleFor("application/hal+json")).toEqual(["0"]);
    expect(await ruleFor("text/html")).toEqual([]);
  });

  it("ignores a response that the client treats as undocumented, even if a range or a default covers it", async () => {
    const always: Validate = () => [{ pointer: "", keyword: "type", rule: "must be something else" }];
    const response = { headers: {}, content: { "application/json": always } };
    const { revokeSetupLink } = validators;
    const checked = {
      revokeSetupLink: { ...revokeSetupLink, responses: { 200: response, "3XX": response, default: response } },
    };
    const counts = [200, 201, 302, 404].map(
      async (status) => (await violationsOf(answer({}, { status }), checked)).length,
    );

    expect(await Promise.all(counts)).toEqual([1, 0, 0, 1]);
  });

  it("reports each violation with the operation, the status and the rule, and without the value", async () => {
    const violations = await violationsOf(answer(wrong));
    expect(violations).toMatchObject([
      { operationId: "revokeSetupLink", status: 200, pointer: "", keyword: "required" },
      {
        operationId: "revokeSetupLink",
        status: 200,
        pointer: "/data/revoked",
        keyword: "type",
        rule: "must be a boolean",
      },
    ]);
    for (const violation of violations) {
      expect(violation).toBeInstanceOf(Error);
      expect(violation).toMatchObject({ name: "ContractViolation", code: "contract_violation" });
      expect(`${violation.stack} ${JSON.stringify(violation)}`).not.toContain(secret);
    }
    expect(violations[1]?.message).toBe(
      "revokeSetupLink answered 200, and /data/revoked of the body must be a boolean.",
    );
  });

  it("reports once what several subschemas require", async () => {
    expect(await violationsOf(answer({ error: "none" }, { status: 409 }))).toMatchObject([
      { status: 409, pointer: "/error", keyword: "type", rule: "must be an object" },
    ]);
  });

  it("does not change the call's result", async () => {
    const { data, response } = await call(answer(wrong), () => {});
    expect(data).toEqual(wrong);
    expect(response.status).toBe(200);
  });

  it("rejects the call with what `onViolation` throws", async () => {
    const result = call(answer(wrong), (violation) => {
      throw violation;
    });
    await expect(result).rejects.toBeInstanceOf(ContractViolation);
  });

  it("parses a header's text to the type of its schema", async () => {
    const headers = { "X-RateLimit-Limit": "sixty", "X-RateLimit-Remaining": "59" };
    expect(await violationsOf(answer(success, { headers }))).toMatchObject([
      { header: "X-RateLimit-Limit", pointer: "", keyword: "type", rule: "must be an integer" },
    ]);
  });

  it("reports a missing required header", async () => {
    const { revokeSetupLink } = validators;
    const validate = () => [];
    const responses = { default: { headers: { "X-Here": { required: true, validate } }, content: {} } };
    expect(await violationsOf(answer(success), { revokeSetupLink: { ...revokeSetupLink, responses } })).toMatchObject([
      { header: "X-Here", keyword: "required", rule: "must be present" },
    ]);
  });

  it.each([
    ["a valid answer", answer(success)],
    [
      "a media type with parameters",
      answer(success, { headers: { "Content-Type": "application/json; charset=utf-8" } }),
    ],
    ["an open enum's new word and a new field", answer(change(change(success, "/data/status", "new"), "/data/new", 1))],
    ["a status that is not documented", answer({}, { status: 418 })],
    [
      "a media type that is not documented",
      answer("<html>", { status: 500, headers: { "Content-Type": "text/html" } }),
    ],
    ["a broken body of an error", answer("{", { status: 500 })],
    ["an empty body of an error", answer("", { status: 500 })],
  ])("reports nothing about %s", async (_, response) => {
    expect(await violationsOf(response)).toEqual([]);
  });
});
