/** A longer wait is shortened to this one, so that a sum of waits stays exact. */
const FOREVER = Number.MAX_SAFE_INTEGER;

const DELAY_SECONDS = /^[0-9]+$/;
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Parses `Retry-After` to milliseconds; undefined if it is absent or malformed (RFC 9110, 10.2.3: whole seconds, or a date of
 * 5.6.7). A date in the past means no wait. Dates are relative to the response's `Date`, so that a wrong clock on either side
 * does not matter.
 * @param now the current time in milliseconds of the Unix epoch, for a response without `Date`
 */
export function parseRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined) return undefined;
  if (DELAY_SECONDS.test(value)) return Math.min(Number(value) * 1000, FOREVER);
  const date = parseHttpDate(value);
  if (date === undefined) return undefined;
  return Math.max(0, date - (parseHttpDate(headers.get("date") ?? "") ?? now));
}

function parseHttpDate(value: string): number | undefined {
  if (ASCTIME.test(value)) return epoch(`${value} GMT`);
  return IMF_FIXDATE.test(value) || RFC_850.test(value) ? epoch(value) : undefined;
}

function epoch(date: string): number | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : time;
}
