import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedact } from "../../scripts/conformance/reports/redact.ts";

const hex = (text: string) => Buffer.from(text).toString("hex");

/** The forms in which a server or a shell writes a credential. */
const forms: Readonly<Record<string, (credential: string) => string>> = {
  "as it is": (text) => text,
  reversed: (text) => [...text].reverse().join(""),
  "in JSON": (text) => JSON.stringify(text),
  "in a shell": (text) => `'${text.replaceAll("'", `'\\''`)}'`,
  "percent-encoded": encodeURIComponent,
  "percent-encoded throughout": (text) => hex(text).replaceAll(/../g, "%$&"),
  "in Base64 behind a name": (text) => Buffer.from(`me:${text}`).toString("base64"),
  "in hexadecimal digits": hex,
};

/** As a reader of the report would. */
function unescaped(text: string): string {
  const decoded = text.replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    Buffer.from(digits, "hex").toString("latin1"),
  );
  return decoded.replaceAll(`'\\''`, "'").replaceAll(/\\(["\\])/g, "$1");
}

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 30,
});

test.each(Object.entries(forms))("no report shows a credential %s", (_, write) => {
  fc.assert(
    fc.property(printable, (credential) => {
      const shown = createRedact([credential])(`it says ${write(credential)} at length`);
      expect(shown).toContain("[hidden]");
      expect(shown).toContain("at length");
      for (const text of [shown, unescaped(shown)]) {
        for (let start = 0; start + 8 <= credential.length; start += 1) {
          const part = credential.slice(start, start + 8);
          for (const form of [part, hex(part), [...part].reverse().join("")]) expect(text).not.toContain(form);
        }
      }
    }),
    { numRuns: 40, seed: 1 },
  );
});

/** The ways in which a long word is broken up. */
const breaks: Readonly<Record<string, (credential: string) => string>> = {
  "split over lines": (text) => text.replaceAll(/.{1,5}/g, "$&\n"),
  "split over lines, in JSON": (text) => JSON.stringify(text.replaceAll(/.{1,5}/g, "$&\r\n")).slice(1, -1),
  spaced: (text) => [...text].join(" "),
  "in groups": (text) => text.replaceAll(/.{1,4}/g, "$&-"),
  "in Base64, split over lines": (text) =>
    Buffer.from(`me:${text}`)
      .toString("base64")
      .replaceAll(/.{1,6}/g, "$&\n"),
};

test.each(Object.entries(breaks))("no report shows a credential %s", (_, write) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{16,40}$/), (credential) => {
      const shown = createRedact([credential])(`it says ${write(credential)} at length`);
      expect(shown).toMatch(/^it says .*\[hidden\].* at length$/s);
      const whole = shown.replaceAll(/\\[rn]|[^A-Za-z0-9]/g, "");
      for (let start = 0; start + 8 <= credential.length; start += 1)
        expect(whole).not.toContain(credential.slice(start, start + 8));
      const decoded = Buffer.from(shown.replaceAll(/\s|^it says|at length$/g, ""), "base64").toString("latin1");
      expect(decoded).not.toContain(credential.slice(4, 12));
    }),
    { numRuns: 40, seed: 1 },
  );
});
