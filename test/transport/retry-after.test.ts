import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRetryAfter } from "../../src/transport/retry-after.ts";

const NOW = Date.UTC(2026, 0, 11, 12);

function parse(value: string, fields: Record<string, string> = {}): number | undefined {
  return parseRetryAfter(new Headers({ ...fields, "Retry-After": value }), NOW);
}

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The three forms of a date that RFC 9110 (5.6.7) has, of which two are obsolete. */
function formsOf(date: Date): string[] {
  const fixdate = date.toUTCString();
  const [weekday = "", day = "", month = "", year = "", time = ""] = fixdate.replace(",", "").split(" ");
  return [
    fixdate,
    `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${time} GMT`,
    `${weekday} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`,
  ];
}

/** Dates that a year of two digits can express: those of this century's first half, in whole seconds. */
const dates = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2049, 0, 1) / 1000 }).map((s) => s * 1000);

describe("Retry-After", () => {
  test.each(formsOf(new Date(NOW)))("allows nothing before or after the date %s", (date) => {
    // Text that Date.parse would accept.
    for (const wrong of [`(x)${date}`, `${date}(x)`, `${date} (x)`, `${date}+0100`])
      expect(parse(wrong)).toBeUndefined();
  });

  test("in seconds is that many seconds", () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(parse(String(seconds))).toBe(seconds * 1000);
      }),
    );
  });

  test("of any number of digits is a safe integer", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,60}$/), (digits) => {
        expect(parse(digits)).toSatisfy(Number.isSafeInteger);
      }),
    );
  });

  test("as a date of any form is the time until then by the server's clock, never negative", () => {
    fc.assert(
      fc.property(dates, dates, (date, now) => {
        for (const form of formsOf(new Date(date))) {
          expect(parse(form, { Date: new Date(now).toUTCString() })).toBe(Math.max(0, date - now));
          expect(parse(form)).toBe(Math.max(0, date - NOW));
        }
      }),
    );
  });

  test("of any other form is ignored", () => {
    const others = fc
      .stringMatching(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)
      .filter((text) => !/^[0-9]+$/.test(text) && !/GMT$|\d{4}$/.test(text));
    fc.assert(
      fc.property(others, (text) => {
        expect(parse(text)).toBeUndefined();
      }),
    );
    for (const text of [
      "",
      "-1",
      "+1",
      "5.5",
      "1e9",
      "0x1",
      "soon",
      "2026-01-11T12:00:00Z",
      "11 Jan 2026 12:00:00 GMT",
    ]) {
      expect(parse(text)).toBeUndefined();
    }
  });

  test("as a date that does not exist is ignored", () => {
    expect(parse("Sun, 99 Foo 2026 12:00:00 GMT")).toBeUndefined();
    expect(parse("Sun, 11 Jan 2026 99:99:99 GMT")).toBeUndefined();
  });

  test("is undefined without the header", () => {
    expect(parseRetryAfter(new Headers(), NOW)).toBeUndefined();
  });
});
