import type { Fault } from "../../fault.ts";
import { correctParts as correct, type Parts } from "../parts.ts";
import { fault } from "./fault.ts";

/** Mistakes an id for another one. */
function readIdAs(read: (value: string) => string): Pick<Parts, "readId"> {
  return { readId: read };
}

export const stateFaults: readonly Fault[] = [
  fault("kirim", "id-case", "finds a resource by its id in another case", {
    find: ({ resources }, tenant, ids) =>
      resources.find(
        (one) => one.tenant === tenant && one.parent === ids.parent && one.id.toLowerCase() === ids.id.toLowerCase(),
      ),
  }),
  fault(
    "kirim",
    "id-trimmed",
    "trims ids",
    readIdAs((value) => value.trim()),
  ),
  fault(
    "kirim",
    "id-normalized",
    "normalizes ids (NFKC)",
    readIdAs((value) => value.normalize("NFKC")),
  ),
  fault("kirim", "id-decoded-twice", "decodes ids twice", readIdAs(decodeAgain)),
  fault(
    "kirim",
    "id-cut-at-nul",
    "cuts ids at a NUL",
    readIdAs((value) => value.split("\0")[0] ?? ""),
  ),
  fault(
    "kirim",
    "id-cut-at-line",
    "cuts ids at a line feed",
    readIdAs((value) => value.split("\n")[0] ?? ""),
  ),
  fault(
    "kirim",
    "id-without-accents",
    "ignores accents in ids",
    readIdAs((value) => value.normalize("NFD").replaceAll(/\p{M}/gu, "")),
  ),
  fault(
    "kirim",
    "id-cut-at-slash",
    "cuts ids at an encoded slash",
    readIdAs((value) => value.split("/")[0] ?? ""),
  ),
  fault(
    "kirim",
    "id-ending",
    "ignores an ending of an id",
    readIdAs((value) => value.replace(/\.\w+$/, "")),
  ),
  fault(
    "kirim",
    "id-dots",
    "ignores dots after an id",
    readIdAs((value) => value.replace(/\.+$/, "")),
  ),
  fault(
    "kirim",
    "id-space",
    "ignores a no-break space in ids",
    readIdAs((value) => value.replaceAll("\u00a0", "")),
  ),
  fault("kirim", "id-longer", "finds a resource by the beginning of an id", {
    find: ({ resources }, tenant, { parent, id }) =>
      resources.find((one) => one.tenant === tenant && one.parent === parent && id.startsWith(one.id)),
  }),
  fault("natural", "parent-ignored", "revokes by the second id alone", {
    find: ({ resources }, tenant, { id }) => resources.find((one) => one.tenant === tenant && one.id === id),
  }),
  fault("kirim", "unknown-succeeds", "says that it took effect on a resource that doesn't exist", {
    find: (world, tenant, ids) =>
      correct.find(world, tenant, ids) ?? {
        ...{ tenant, ...ids, name: "", state: "open", changedAt: "2026-01-11T12:00:00.000Z", failures: 0 },
      },
  }),
  fault("kirim", "foreign-revoked", "lets a tenant revoke another's resource", {
    find: ({ resources }, _tenant, { parent, id }) => resources.find((one) => one.parent === parent && one.id === id),
  }),
  fault("kirim", "one-tenant", "takes every tenant's token for the same tenant's", {
    findTenant: (token, world) => (correct.findTenant(token, world) === undefined ? undefined : "own"),
  }),
  fault("natural", "repeat-succeeds", "answers a repeat with success", { isOpen: () => true }),
  fault("kirim", "repeat-not-found", "answers a repeat with a refusal that is not the documented one", {
    status: (words, problem) => (problem === "spent" ? 404 : correct.status(words, problem)),
  }),
  fault("kirim", "forgets", "forgets what took effect", { revoke: () => undefined }),
  fault("natural", "revokes-all", "revokes everything of the agent's", {
    revoke: ({ parent }, { resources }) => {
      for (const one of resources) if (one.parent === parent) one.state = "revoked";
    },
  }),
  fault("kirim", "revokes-another", "revokes the wrong resource", {
    revoke: (resource, { resources }) => {
      const next = resources[resources.indexOf(resource) + 1];
      if (next !== undefined) next.state = "revoked";
    },
  }),
  fault("kirim", "spent-succeeds", "says that it took effect on a link that was consumed", {
    isOpen: ({ state }) => state !== "revoked",
  }),
  fault("natural", "unknown-is-bad", "answers a resource that doesn't exist with 400", {
    status: (words, problem) => (problem === "notFound" ? 400 : correct.status(words, problem)),
  }),
  fault("kirim", "spent-fails", "fails if there is nothing left to revoke", {
    status: (words, problem) => (problem === "spent" ? 500 : correct.status(words, problem)),
  }),
];

export function decodeAgain(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
