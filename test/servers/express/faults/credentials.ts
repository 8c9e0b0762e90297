import type { Fault } from "../../fault.ts";
import { TOKENS } from "../../world.ts";
import { correctParts as correct, type Parts } from "../parts.ts";
import { fault } from "./fault.ts";

/** Reads the text after the pattern's match as the token. */
function readWith(pattern: RegExp): Pick<Parts, "readCredential"> {
  return { readCredential: ({ headers }) => pattern.exec(headers.authorization ?? "")?.[1] };
}

/** Accepts a token that is similar to a known one. */
function findWith(areAlike: (known: string, token: string) => boolean): Pick<Parts, "findTenant"> {
  return { findTenant: (token, { tenants }) => [...tenants].find(([known]) => areAlike(known, token))?.[1] };
}

export const credentialFaults: readonly Fault[] = [
  fault("kirim", "no-credential", "lets requests without a credential in", {
    readCredential: (request) =>
      request.headers.authorization === undefined ? TOKENS.kirim.own : correct.readCredential(request),
  }),
  fault("natural", "any-credential", "lets every credential in", { findTenant: () => "own" }),
  fault("kirim", "scheme-by-case", "compares the scheme case-sensitively", readWith(/^Bearer +(\S+)$/)),
  fault("natural", "any-scheme", "takes the token under every scheme", readWith(/^\w+ +(\S+)$/)),
  fault("kirim", "no-scheme", "takes the token without a scheme", readWith(/^(?:Bearer +)?(\S+)$/i)),
  fault("kirim", "first-of-two", "reads the first of two credentials", readWith(/^Bearer +([^\s,]+)/i)),
  fault("natural", "scheme-alone", "takes the scheme without a token", {
    readCredential: (request) =>
      request.headers.authorization?.trim() === "Bearer" ? TOKENS.natural.own : correct.readCredential(request),
  }),
  fault("kirim", "token-prefix", "compares only the first 16 characters of a token", {
    ...findWith((known, token) => known.slice(0, 16) === token.slice(0, 16)),
  }),
  fault("natural", "token-with-more", "takes a token with more characters at its end", {
    ...findWith((known, token) => token.startsWith(known)),
  }),
  fault("natural", "token-suffix", "compares only the last 16 characters of a token", {
    ...findWith((known, token) => known.slice(-16) === token.slice(-16)),
  }),
  fault("kirim", "token-ends", "compares only the first and the last 8 characters of a token", {
    ...findWith((known, token) => known.slice(0, 8) === token.slice(0, 8) && known.slice(-8) === token.slice(-8)),
  }),
  fault("natural", "no-challenge-for-unknown", "leaves WWW-Authenticate out of the 401 to an unknown token", {
    finish: (reply, { headers }) =>
      reply.status === 401 && headers.authorization !== undefined
        ? { ...reply, headers: omit(reply.headers, "WWW-Authenticate") }
        : reply,
  }),
  fault("natural", "token-case", "compares tokens without their case", {
    ...findWith((known, token) => known.toLowerCase() === token.toLowerCase()),
  }),
  fault("natural", "validates-first", "checks parameters before the credential", {
    order: ["identify", "limit", "validate", "authenticate", "replay", "revoke"],
  }),
  fault("natural", "replays-first", "looks for the key before the credential", {
    order: ["identify", "limit", "validate", "replay", "authenticate", "revoke"],
  }),
  fault("kirim", "no-challenge", "leaves WWW-Authenticate out of a 401", {
    finish: (reply) => ({ ...reply, headers: omit(reply.headers, "WWW-Authenticate") }),
  }),
  fault("kirim", "forbidden", "answers 403 where the credential is missing", {
    status: (words, problem) => (problem === "unauthenticated" ? 403 : correct.status(words, problem)),
  }),
  fault("natural", "hidden", "answers 404 where the credential is missing", {
    status: (words, problem) => (problem === "unauthenticated" ? 404 : correct.status(words, problem)),
  }),
  fault("natural", "unknown-token-fails", "fails on a token that it doesn't know", {
    findTenant: (token, world) => {
      const tenant = correct.findTenant(token, world);
      if (tenant === undefined) throw new Error("No such token");
      return tenant;
    },
  }),
  fault("natural", "quotes-token", "quotes the credential in an error", {
    finish: (reply, { headers }) =>
      reply.status === 401
        ? { ...reply, headers: { ...reply.headers, "X-Debug": `no key is ${String(headers.authorization)}` } }
        : reply,
  }),
];

function omit<Value>(record: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
