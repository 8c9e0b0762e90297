import { describe, expect, test } from "vitest";
import { compile } from "../support/compile.ts";

const prelude = `
  import { idempotencyKey, isStatus, unwrap } from "revokit";
  import { createKirim } from "revokit/kirim";
  import { createNatural } from "revokit/natural";
  const kirim = createKirim({ token: "token" });
  const natural = createNatural({ token: () => Promise.resolve("token"), timeout: 1_000 });
  const link = { id: "cus_1", link_id: "csl_1" };
  const invitation = { agentId: "agt_1", customerId: "pty_1" };
  const never = (value: never): never => value;
`;

const good = {
  "one result after another": `
    const result = await kirim.revokeSetupLink(link, { timeout: 1_000, headers: { "X-Trace": "1" } });
    if (result.ok) console.log(result.data.data.revoked, result.data.request_id);
    else if (result.status === 409) console.log(result.error.error.code, result.retryAfter);
    else console.log(result.outcome, result.attempts.map((attempt) => attempt.class));`,
  "every status of a switch": `
    const result = await kirim.revokeSetupLink(link);
    switch (result.status) {
      case 200: console.log(result.data); break;
      case 400: case 401: case 402: case 404: case 409: case 429: case 500: console.log(result.error); break;
      default: never(result);
    }`,
  "an agent, a key and a signal": `
    const key = await idempotencyKey({ intent: "job-1" });
    await natural.revokeCustomerInvitation(invitation, {
      idempotencyKey: key, signal: AbortSignal.timeout(1_000), agent: { id: "agt_1", instanceId: "session" },
    });`,
  exceptions: `
    try { console.log(unwrap(await kirim.revokeSetupLink(link)).data.status); }
    catch (error) { if (isStatus(error, 409, kirim.revokeSetupLink)) console.log(error.error.error.code); }`,
  "the plain typed fetch": `
    const { data } = await kirim.fetch.DELETE("/customers/{id}/setup_links/{link_id}", { params: { path: link } });
    console.log(data?.data.id);`,
};

const bad = {
  "an id that is a number": "await kirim.revokeSetupLink({ ...link, id: 7 });",
  "an id that is undefined": "await kirim.revokeSetupLink({ ...link, id: undefined });",
  "an id that may be undefined": "await kirim.revokeSetupLink({ ...link, id: process.env['ID'] });",
  "an id that is missing": 'await kirim.revokeSetupLink({ id: "cus_1" });',
  "no ids": "await kirim.revokeSetupLink();",
  "an argument that is not documented": 'await kirim.revokeSetupLink({ ...link, linkId: "csl_1" });',
  "another API's ids": "await kirim.revokeSetupLink(invitation);",
  "a method that is not documented": "await kirim.revokeEverything(link);",
  "a key where there is none": 'await kirim.revokeSetupLink(link, { idempotencyKey: "key" });',
  "an agent without instance id": 'await natural.revokeCustomerInvitation(invitation, { agent: { id: "agt_1" } });',
  "an agent of another API": 'await kirim.revokeSetupLink(link, { agent: { id: "agt_1", instanceId: "1" } });',
  "an agent without instance id on the client": 'createNatural({ agent: { id: "agt_1" } });',
  "an option that is not documented": 'createKirim({ apiKey: "token" });',
  "a time that is text": 'createKirim({ timeout: "1s" });',
  "data without checking ok": "console.log((await kirim.revokeSetupLink(link)).data.data);",
  "the error of a success":
    "const result = await kirim.revokeSetupLink(link); if (result.ok) console.log(result.error.error);",
  "a status that is not documented":
    "const result = await kirim.revokeSetupLink(link); if (result.status === 418) console.log();",
  "a switch that forgets a status": `
    const result = await kirim.revokeSetupLink(link);
    switch (result.status) {
      case 200: case 400: case 401: case 402: case 404: case 429: case 500: break;
      default: never(result);
    }`,
  "an outcome that does not exist": 'if ((await kirim.revokeSetupLink(link)).outcome === "maybe") console.log();',
  "a key from no intent": 'await idempotencyKey({ job: "1" });',
  "an error's status that is not documented": "if (isStatus(new Error(), 418, kirim.revokeSetupLink)) console.log();",
  "a path that is not documented": 'await kirim.fetch.DELETE("/customers/{id}", { params: { path: link } });',
  "a change to a result": "const result = await kirim.revokeSetupLink(link); result.outcome = 'applied';",
};

// Unused names are not the errors to test for.
const uses = "console.log(idempotencyKey, isStatus, unwrap, kirim, natural, link, invitation, never);";

const complaints = compile(
  Object.fromEntries(
    Object.entries({ ...good, ...bad }).map(([name, program]) => [name, [prelude, program, uses].join("\n")]),
  ),
);

describe("a program", () => {
  for (const name of Object.keys(good)) {
    test(`with ${name} compiles`, () => {
      expect(complaints[name]).toEqual([]);
    });
  }

  for (const name of Object.keys(bad)) {
    test(`with ${name} fails to compile, only for that reason`, () => {
      expect(complaints[name]).toHaveLength(1);
    });
  }
});
