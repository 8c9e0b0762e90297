import type { Claim } from "./claim.ts";

/** The claims of a worker that are not settled yet, and the heartbeat that keeps them its own. */
export class Pulse {
  readonly #claims = new Map<string, Claim>();
  readonly #timer: NodeJS.Timeout;

  /**
   * @param beat tells the store that the claims are alive; where it fails, the next one tries again
   * @param heartbeat after how many seconds of silence they are taken away
   */
  constructor(beat: (claims: readonly Claim[]) => Promise<unknown>, heartbeat: number) {
    let isBeating = false;
    const pulse = () => {
      if (isBeating || this.#claims.size === 0) return;
      isBeating = true;
      const done = () => (isBeating = false);
      beat([...this.#claims.values()]).then(done, done);
    };
    this.#timer = setInterval(pulse, (heartbeat * 1000) / 4);
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

/** A worker can lose a claim and get the same row again while it still has the first in hand. */
function keyOf({ id, retryCount }: Claim): string {
  return `${id}:${retryCount}`;
}
