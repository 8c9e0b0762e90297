/** Counts requests. */
export interface Limit {
  /** How many seconds to wait: 0 if the request may pass. */
  take(): number;
}

/** The length of a second of the limit, in milliseconds. Whoever waits for the limit uses the same unit. */
export const SECOND = 30;

/** Lets `perSecond` requests pass in every second. */
export function limitTo(perSecond: number): Limit {
  let second = 0;
  let taken = 0;
  return {
    take: () => {
      const now = Math.floor(Date.now() / SECOND);
      if (now !== second) [second, taken] = [now, 0];
      taken += 1;
      return taken <= perSecond ? 0 : 1;
    },
  };
}
