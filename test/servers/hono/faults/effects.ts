import type { Fault } from "../../fault.ts";
import { kirimRules, naturalRules, type Call } from "../rules.ts";
import { fault, ruleFault } from "./fault.ts";

/** The call with its ids read differently. */
function withIds(call: Call, read: (id: string) => string): Call {
  return { ...call, parent: read(call.parent), id: read(call.id) };
}

/**
 * The state is read before the database answers and changed after it, slowly enough for parallel requests on a busy machine.
 */
const slowRace = { endsBeforeLatency: false, latency: 200 };

export const effectFaults: readonly Fault[] = [
  ruleFault("kirim", "race", "lets two of many parallel requests take effect", slowRace),
  ruleFault("natural", "race-natural", "lets two parallel requests with different keys take effect", slowRace),
  ruleFault("natural", "pattern-not-anchored", "reads an id at the beginning of a longer value", {
    complaint: (call) => naturalRules.complaint(withIds(call, (id) => id.slice(0, 36))),
    pick: (world, call) =>
      naturalRules.pick(
        world,
        withIds(call, (id) => id.slice(0, 36)),
      ),
  }),
  ruleFault("natural", "id-capitals", "takes ids in capitals", {
    complaint: (call) => naturalRules.complaint(withIds(call, (id) => id.toLowerCase())),
    pick: (world, call) =>
      naturalRules.pick(
        world,
        withIds(call, (id) => id.toLowerCase()),
      ),
  }),
  ruleFault("kirim", "raw-path", "compares ids as they are written in the URL", {
    pick: (world, call) => {
      const [, , parent = "", , id = ""] = new URL(call.url).pathname.split("/").slice(1);
      return kirimRules.pick(world, { ...call, parent, id });
    },
  }),
  ruleFault("kirim", "small-digits", "decodes only capital hexadecimal digits", {
    pick: (world, call) => {
      const [, , parent = "", , id = ""] = new URL(call.url).pathname.split("/").slice(1);
      const decode = (text: string) =>
        text.replaceAll(/%[0-9A-F]{2}/g, (triplet) => String.fromCharCode(Number.parseInt(triplet.slice(1), 16)));
      return kirimRules.pick(world, { ...call, parent: decode(parent), id: decode(id) });
    },
  }),
  ruleFault("kirim", "zero-width", "ignores zero-width spaces in ids", {
    pick: (world, call) =>
      kirimRules.pick(
        world,
        withIds(call, (id) => id.replaceAll("\u200b", "")),
      ),
  }),
  ruleFault("kirim", "plus-sign", "takes a plus sign for a space, and trims it", {
    pick: (world, call) =>
      kirimRules.pick(
        world,
        withIds(call, (id) => id.replaceAll("+", " ").trimEnd()),
      ),
  }),
  ruleFault("natural", "failures-replayed", "keeps a 500 with its key, and replays it", { keepsJob: () => true }),
  ruleFault("kirim", "letters-only", "ignores signs in ids", {
    pick: (world, call) =>
      kirimRules.pick(
        world,
        withIds(call, (id) => id.replaceAll(/[^\w]/g, "")),
      ),
  }),
  ruleFault("kirim", "wrong-link", "revokes any link of the customer's where the id is unknown", {
    pick: (world, call) =>
      kirimRules.pick(world, call) ??
      world.resources.find(({ parent, state }) => parent === call.parent && state === "open"),
  }),
  ruleFault("kirim", "revoked-again", "answers a repeat with success", { mayEnd: ({ state }) => state !== "consumed" }),
  ruleFault("natural", "ends-nothing", "says that it took effect, and does nothing", { end: () => undefined }),
  ruleFault("natural", "key-over-tenants", "knows one tenant's keys in another's calls", {
    jobName: (_call, key) => key,
  }),
  ruleFault("natural", "key-trimmed", "compares keys without punctuation at their ends", {
    jobName: ({ owner }, key) => `${owner}:${key.replaceAll(/^\W+|\W+$/g, "")}`,
  }),
  fault("kirim", "put-revokes", "revokes on PUT", { extend: (app, path, handle) => void app.put(path, handle) }),
  fault("kirim", "patch-revokes", "revokes on PATCH", { extend: (app, path, handle) => void app.patch(path, handle) }),
  fault("kirim", "get-tells", "answers GET with a success", {
    extend: (app, path) => void app.get(path, (context) => context.json({ ok: true })),
  }),
  fault("natural", "every-method", "takes every method for the documented one", {
    extend: (app, path, handle) => void app.all(path, handle),
  }),
];
