import type { PgBoss } from "pg-boss";
import type { Claim } from "./claim.ts";

/** A worker's unsettled claims, and the heartbeat that keeps them. */
export class Pulse {
  readonly #claims = new Map<string, Claim>();
  readonly #timer: NodeJS.Timeout;

  /** @param heartbeat claims are released after this many seconds without a heartbeat */
  constructor(boss: Pick<PgBoss, "touch">, queue: string, heartbeat: number) {
    let isBeating = false;
    const beat = () => {
      if (isBeating || this.#claims.size === 0) return;
      isBeating = true;
      // If it fails, the next beat tries again.
      const done = () => (isBeating = false);
      const claims = [...this.#claims.values()].map(({ id, retryCount }) => ({ id, retryCount }));
      boss.touch(queue, claims).then(done, done);
    };
    this.#timer = setInterval(beat, (heartbeat * 1000) / 4);
  }

  add(claims: readonly Claim[]): void {
    for (const claim of claims) this.#claims.set(keyOf(claim), claim);
  }

  remove(claims: readonly Claim[]): void {
    for (const claim of claims) this.#claims.delete(keyOf(claim));
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** A worker can lose a claim and get the same row again while it still holds the first claim. */
function keyOf({ id, retryCount }: Claim): string {
  return `${id}:${retryCount}`;
}
