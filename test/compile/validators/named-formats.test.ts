import { expect, test } from "vitest";
import { bodyValidator, documentOf, operationIn, summaryOf, validatorsOf } from "../../support/third-document.ts";

/** A valid and an invalid text for each format; no invalid one if every text is valid. */
const formats: Readonly<Record<string, readonly [right: string, wrong?: string]>> = {
  date: ["2026-02-28", "2026-02-30"],
  "date-time": ["2026-02-28T12:00:00Z", "yesterday"],
  duration: ["PT48H", "48 hours"],
  email: ["a@b.test", "a"],
  hostname: ["a.test", "a b"],
  ipv4: ["127.0.0.1", "127.0.0.256"],
  ipv6: ["::1", "1"],
  uri: ["https://a.test/x", "a b"],
  uuid: ["3a8c9823-f39c-42a5-b817-556766551112", "3a8c"],
  password: ["anything"],
  "made-up": ["anything"],
};

const validators = await validatorsOf(
  documentOf(Object.fromEntries(Object.keys(formats).map((format) => [format, { type: "string", format }]))),
);

test.each(Object.entries(formats))(
  "the format %s is checked if it is known, and accepts every text if not",
  (name, [right, wrong]) => {
    const validate = bodyValidator(operationIn(validators, name));

    expect(summaryOf(validate(right))).toEqual([]);
    if (wrong !== undefined) expect(summaryOf(validate(wrong))).toEqual([" format"]);
  },
);
