import type { Fault } from "../../fault.ts";
import { failureBody } from "../bodies.ts";
import { kirimRules, naturalRules } from "../rules.ts";
import { ruleFault } from "./fault.ts";

const failure = (word: "ended" | "unknown") => JSON.stringify(failureBody("kirim", word, "req_1"));

export const accessFaults: readonly Fault[] = [
  ruleFault("natural", "late-credential", "checks parameters before the credential", {
    credential: "after complaints",
  }),
  ruleFault("kirim", "look-up-first", "looks the resource up before the credential", { credential: "after look-up" }),
  ruleFault("kirim", "tells-spent", "says without a credential that a link has ended", {
    last: (said, call) =>
      said.status === 401 && call.id.toLowerCase().endsWith("e000")
        ? { ...said, status: 409, body: failure("ended") }
        : said,
  }),
  ruleFault("kirim", "tells-foreign", "reveals without a credential that a link is another tenant's", {
    last: (said, call) =>
      said.status === 401 && call.parent.startsWith("cus_51")
        ? { ...said, status: 404, body: failure("unknown") }
        : said,
  }),
  ruleFault("kirim", "revokes-under-401", "revokes, and then refuses the credential", {
    credential: "after the effect",
  }),
  ruleFault("natural", "revokes-under-401-natural", "revokes, and then refuses the credential, with a key", {
    credential: "after the effect",
  }),
  ruleFault("kirim", "second-word", "takes a credential with another word after the token", {
    secret: (call) => /^Bearer\s+(\S+)/i.exec(call.header("Authorization") ?? "")?.[1],
  }),
  ruleFault("kirim", "raw-header-case", "reads Authorization only with a capital letter", {
    secret: (call) => (call.rawHeaders.includes("AUTHORIZATION") ? undefined : kirimRules.secret(call)),
  }),
  ruleFault("natural", "key-header-case", "reads the key only if its name is spelled as documented", {
    complaint: (call) =>
      call.rawHeaders.some((name) => name === "IDEMPOTENCY-KEY" || name === "idempotency-key")
        ? "Idempotency-Key is required."
        : naturalRules.complaint(call),
  }),
  ruleFault("natural", "scheme-upper-case", "refuses the scheme in capitals", {
    secret: (call) =>
      (call.header("Authorization") ?? "").startsWith("BEARER") ? undefined : naturalRules.secret(call),
  }),
  ruleFault("kirim", "not-found-tells", "distinguishes another tenant's resource from a missing one", {
    pick: (world, call) => {
      const resource = world.resources.find(({ id, parent }) => id === call.id && parent === call.parent);
      if (resource === undefined || resource.tenant === call.owner) return resource;
      return { ...resource, state: "revoked" };
    },
  }),
  ruleFault("kirim", "foreign-message", "answers another tenant's resource in other words", {
    last: (said, call) =>
      said.status === 404 && call.parent.startsWith("cus_51")
        ? { ...said, body: String(said.body).replace("There is no such thing.", "It belongs to somebody else.") }
        : said,
  }),
  ruleFault("kirim", "foreign-header", "sends a header with the answer to another tenant's resource", {
    last: (said, call) =>
      said.status === 404 && call.parent.startsWith("cus_51")
        ? { ...said, headers: { ...said.headers, "X-Owner": "hidden" } }
        : said,
  }),
  ruleFault("natural", "foreign-forbidden", "answers another tenant's resource with 403", {
    last: (said, call) =>
      said.status === 404 && call.parent.startsWith("agt_9f")
        ? { ...said, status: 403, body: String(said.body).replace('"404"', '"403"') }
        : said,
  }),
];
