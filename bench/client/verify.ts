import assert from "node:assert/strict";
import { body, path, token } from "./call.ts";
import type { Peer, Target } from "./peers.ts";

/** Throws unless a peer sends the expected request and returns the whole parsed body. */
export async function verify({ name, create, ownHttp }: Peer, target: Target): Promise<void> {
  const seen: Request[] = [];
  const fetch: Target["fetch"] = (input, init) => {
    seen.push(new Request(input, init));
    return target.fetch(input, init);
  };
  const call = create({ ...target, fetch });
  assert.deepEqual(await call(), body, `${name} gives back another body`);
  assert.deepEqual(await call(), body, `${name} gives back another body the second time`);
  if (ownHttp) return;

  const [first, second] = seen;
  assert(first && second && seen.length === 2, `${name} does not send one request for each call`);
  assert.equal(first.method, "DELETE");
  assert.equal(first.url, target.baseUrl + path);
  assert.equal(first.headers.get("authorization"), `Bearer ${token}`);
  const keys = seen.map(({ headers }) => headers.get("idempotency-key") ?? "");
  for (const key of keys) assert.match(key, /^[0-9a-f-]{36}$/, `${name} sends no idempotency key`);
  assert.notEqual(keys[0], keys[1], `${name} sends one idempotency key twice`);
}
