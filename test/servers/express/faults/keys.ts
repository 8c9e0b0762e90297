import type { Fault } from "../../fault.ts";
import { correctParts as correct, type Parts } from "../parts.ts";
import { fault } from "./fault.ts";
import { decodeAgain } from "./state.ts";

/** Mistakes a key for another one. */
function readKeyAs(read: (key: string) => string): Pick<Parts, "nameKey"> {
  return { nameKey: (tenant, key) => correct.nameKey(tenant, read(key)) };
}

export const keyFaults: readonly Fault[] = [
  fault("natural", "keys-ignored", "ignores the key", {
    order: ["identify", "limit", "authenticate", "validate", "revoke"],
  }),
  fault("natural", "keys-shared", "knows one tenant's keys in another's calls", {
    nameKey: (_tenant, key) => key,
  }),
  fault(
    "natural",
    "keys-case",
    "compares keys without their case",
    readKeyAs((key) => key.toLowerCase()),
  ),
  fault(
    "natural",
    "keys-cut",
    "compares the first 32 characters of a key",
    readKeyAs((key) => key.slice(0, 32)),
  ),
  fault(
    "natural",
    "keys-short-by-one",
    "compares the first 254 characters of a key",
    readKeyAs((key) => key.slice(0, 254)),
  ),
  fault("natural", "keys-cleaned", "compares only letters and digits of a key", {
    ...readKeyAs((key) => key.replaceAll(/\W/g, "")),
  }),
  fault("natural", "keys-decoded", "percent-decodes keys", readKeyAs(decodeAgain)),
  fault("natural", "failures-kept", "keeps a 500 with its key, and replays it", { isKept: () => true }),
  fault("natural", "last-key", "knows only the last key", {
    remember: (entries, name, entry) => {
      entries.clear();
      entries.set(name, entry);
    },
  }),
  fault("natural", "kept-refusals", "keeps what it refused for a bad header with the key", {
    order: ["identify", "limit", "authenticate", "replay", "validate", "revoke"],
  }),
  fault("natural", "replay-bytes", "replays with other bytes", {
    replay: (reply) => ({ ...correct.replay(reply), body: { replayed: true, ...Object(reply.body) } }),
  }),
  fault("natural", "replay-status", "replays with another status", {
    replay: (reply) => ({ ...correct.replay(reply), status: reply.status === 200 ? 409 : reply.status }),
  }),
  fault("natural", "replay-unmarked", "does not mark a replay", { replay: (reply) => reply }),
  fault("natural", "first-marked", "marks a first answer as a replay", {
    finish: (reply) => (reply.status === 200 ? correct.replay(reply) : reply),
  }),
  fault("natural", "reused-replayed", "replays the first answer for another resource", { fingerprint: () => "" }),
  fault("natural", "reused-unprocessable", "refuses a reused key with a status that is not the documented one", {
    status: (words, problem) => (problem === "keyReused" ? 422 : correct.status(words, problem)),
  }),
  fault("natural", "reused-fails", "fails on a reused key", {
    status: (words, problem) => (problem === "keyReused" ? 500 : correct.status(words, problem)),
  }),
];
