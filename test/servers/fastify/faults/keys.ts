import type { Fault } from "../../fault.ts";
import { Failure } from "../service.ts";
import { fault, serviceFault } from "./fault.ts";

/** Long enough for parallel requests to overlap on a busy machine, in milliseconds. */
const BUSY = 200;

export const keyFaults: readonly Fault[] = [
  serviceFault("natural", "slot-per-resource", "keeps a key for each resource", (service) => {
    const { targetOf, slotOf } = service;
    let target = "";
    service.targetOf = (parent, id) => (target = targetOf(parent, id));
    service.slotOf = (tenant, key) => `${slotOf(tenant, key)}\n${target}`;
  }),
  serviceFault("natural", "reused-other-reason", "refuses a reused key for the wrong reason", (service) => {
    service.reusedKey = service.runningKey;
  }),
  serviceFault("natural", "reused-unexplained", "refuses a reused key without a reason", (service) => {
    service.reusedKey = () => new Failure(409, "conflict", "This can't be done.");
  }),
  serviceFault("natural", "running-not-found", "answers 404 while the first request with the key runs", (service) => {
    service.runningKey = service.notFound;
    service.latency = BUSY;
  }),
  serviceFault("natural", "running-fails", "fails on the second of two parallel requests with a key", (service) => {
    service.runningKey = () => new Failure(500, "server_error", "deadlock detected");
    service.latency = BUSY;
  }),
  serviceFault("natural", "replay-changed", "replays with the time of the replay", (service) => {
    service.replay = (result) => ({
      ...result,
      text: String(result.text).replace(/"updatedAt":"[^"]*"/, `"updatedAt":"${new Date().toISOString()}"`),
      headers: { "X-Idempotency-Replayed": "true" },
    });
  }),
  serviceFault("natural", "replay-marked-1", "marks a replay with another value", (service) => {
    service.replay = (result) => ({ ...result, headers: { "X-Idempotency-Replayed": "1" } });
  }),
  serviceFault("natural", "replay-once", "forgets a key with its first replay", (service) => {
    const { replay } = service;
    service.replay = (result) => {
      for (const [slot, known] of service.keys) if (known.result === result) service.keys.delete(slot);
      return replay(result);
    };
  }),
  fault("natural", "replay-type", "replays with another media type", {
    server: (server) => {
      server.addHook("onSend", async (_request, reply) => {
        if (reply.hasHeader("X-Idempotency-Replayed")) void reply.header("Content-Type", "text/plain");
      });
    },
  }),
  serviceFault("natural", "replay-empty", "replays without the body", (service) => {
    service.replay = (result) => ({ ...result, text: "", headers: { "X-Idempotency-Replayed": "true" } });
  }),
  serviceFault("natural", "successes-forgotten", "forgets the key of what took effect", (service) => {
    service.keeps = (status) => status >= 400 && status < 500;
  }),
  serviceFault("natural", "failure-keeps-key", "calls a request running after it has failed", (service) => {
    service.keys.delete = () => false;
  }),
  serviceFault("natural", "three-keys", "knows the last three keys", (service) => {
    service.remember = (slot, what) => {
      service.keys.set(slot, what);
      for (const old of [...service.keys.keys()].slice(0, -3)) service.keys.delete(old);
    };
  }),
  serviceFault("natural", "key-of-255-refused", "refuses the longest valid key", (service) => {
    const { slotOf } = service;
    service.slotOf = (tenant, key) => {
      if (key.length === 255) throw new Failure(400, "invalid_value", "The key is too long.");
      return slotOf(tenant, key);
    };
  }),
];
