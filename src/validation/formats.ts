// The formats that a regular expression alone can't check, as in ajv-formats. Generated validators import those that
// their document names.

const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** `date`: a full-date of RFC 3339. */
export function isDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (DATE.exec(text) ?? []).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** `time`: a full-time of RFC 3339. A second of 60 is valid where it is a leap second: at 23:59 UTC. */
export function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [hour = 0, minute = 0, second = 0, , offsetHour = 0, offsetMinute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second >= 61 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const offset = (match[4] === "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  return (hour * 60 + minute - offset + 2880) % 1440 === 1439;
}

/** `date-time`: RFC 3339, with the space that its section 5.6 allows in place of the `T`. */
export function isDateTime(text: string): boolean {
  const [date = "", time = "", ...rest] = text.split(/[t ]/i);
  return rest.length === 0 && isDate(date) && isTime(time);
}

/** `int32`: a signed integer of 32 bits. */
export function isInt32(value: number): boolean {
  return (value | 0) === value;
}

/** `int64`: a signed integer of 64 bits, within the precision of a JavaScript number. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}

/** `byte`: base 64. */
export function isByte(text: string): boolean {
  return BASE64.test(text);
}

/** The longest regular expression to compile: V8 can't be interrupted while it compiles one, and a long one takes minutes. */
const MAX_REGEX_LENGTH = 5_000;

/** `regex`: a regular expression of ECMA-262. One above the maximum length is accepted without being compiled. */
export function isRegex(text: string): boolean {
  if (text.length > MAX_REGEX_LENGTH) return true;
  try {
    return RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
