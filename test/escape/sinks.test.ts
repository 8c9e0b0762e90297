import ts from "typescript";
import { expect, test } from "vitest";
import { jsonText, terminalText } from "revokit/toolkit";
import { toHtml } from "../../scripts/conformance/reports/html.ts";
import { toJUnit } from "../../scripts/conformance/reports/junit.ts";
import { toTerminal } from "../../scripts/conformance/reports/terminal.ts";
import { isFolderName } from "../../scripts/escape/file-name.ts";
import { htmlText, markdownText, scriptJson } from "../../scripts/escape/markup.ts";
import { commentText, regExpLiteral, stringLiteral } from "../../scripts/escape/typescript.ts";

/** Every character that a terminal could interpret: C0, C1, bidi marks, separators. */
const ACTING = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter((character) =>
  /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(character),
);

test.each(["\u001b[2J", "\u009b31m", "\u001b]0;title\u0007", "a\u202eb", "\u0000", "\u007f"])(
  "%j reaches a terminal only as text",
  (text) => {
    const line = terminalText(text);
    expect(line).toMatch(/\\u\{[0-9a-f]+\}/);
    expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  },
);

test("no control character reaches a terminal, and a line stays one line", () => {
  expect(terminalText(ACTING.join("x"))).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
});

test.each([
  ["::error::injected", "\\u{3a}:error::injected"],
  ["  ::add-mask::x", "  \\u{3a}:add-mask::x"],
  ["a\n::error::injected", "a ::error::injected"],
  ["a ##[error]b", "a #\\u{23}[error]b"],
  ["##vso[task.complete]", "#\\u{23}vso[task.complete]"],
  ["###teamcity[buildStatus]", "##\\u{23}teamcity[buildStatus]"],
  ["a::b # c", "a::b # c"],
])("%j is not a command to a CI: it becomes %j", (text, expected) => {
  expect(terminalText(text)).toBe(expected);
});

test("JSON means the same with every character visible", () => {
  const value = { [ACTING.join("")]: ["\u{e0001}", "\ud800", "text"] };
  for (const indent of [undefined, 2]) {
    expect(jsonText(value, indent)).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
    expect(JSON.parse(jsonText(value, indent))).toEqual(value);
  }
  expect(jsonText(value)).not.toContain("\n");
});

test.each(["##[error]x", "a ##vso[task.setvariable variable=PATH]x", "###teamcity[buildStop]"])(
  "JSON has no command to a CI, and means the same: %j",
  (text) => {
    for (const value of [text, { [text]: [text] }]) {
      expect(jsonText(value)).not.toMatch(/##\w*\[/);
      expect(JSON.parse(jsonText(value))).toEqual(value);
    }
  },
);

test.each([
  "https://a.example/x",
  "HTTP://a.example",
  "www.a.example",
  "a/b#1",
  "#12",
  "GH-12",
  "a@b.example",
  "@team",
])("%j makes no link and no reference in Markdown", (text) => {
  const visible = markdownText(text).replaceAll("<!-- -->", "\0");
  expect(visible).not.toMatch(/:\/\/|www\.|[#@]\w|GH-\d/i);
  expect(visible.replaceAll("\0", "").replaceAll("\\", "")).toBe(text);
});

test.each(["```<b>`", "``<b>`", "`a``<b>`", "`<b>``", "`\u0001`<b>", "a ``` `<b>"])(
  "no row of backticks turns text into a code span: %j",
  (text) => {
    const outside = markdownText(text).replaceAll(/(?<![\\`])`[^`]+`(?!`)/g, "");
    expect(outside).not.toMatch(/<b>/);
    expect(markdownText("the property `a<b>` is @new")).toBe("the property `a<b>` is @<!-- -->new");
  },
);

test("string literals and regular expressions keep their meaning, with every character visible", () => {
  const text = `"\\'\`\${x}</script>${ACTING.join("")}\ud800`;
  const literal = stringLiteral(text);
  expect(valueOf(literal)).toBe(text);
  expect(literal).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  for (const pattern of [...ACTING, ...ACTING.map((character) => `\\${character}`), "/", "[/]", "\\/", ""]) {
    const given = new RegExp(pattern);
    const { text: printed } = literalIn(regExpLiteral(given));
    expect(printed).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    const read = new RegExp(printed.slice(1, printed.lastIndexOf("/")));
    for (const sample of [pattern, pattern.slice(-1), "x"]) expect(read.test(sample)).toBe(given.test(sample));
  }
});

test("no text can end a comment", () => {
  for (const text of ["*/", "**/", "*\\/ */", "\n*/\n", "\u2028*/", ...ACTING]) {
    expect(commentText(text)).not.toMatch(/\*\/|[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
  }
});

test("text can't break out of an element, an attribute or a script element", () => {
  expect(htmlText(`<img src="x" onerror='a'>&\u009b`)).toBe(
    "&lt;img src=&quot;x&quot; onerror=&#39;a&#39;&gt;&amp;\\u{9b}",
  );
  expect(scriptJson({ a: "</script><!--" })).not.toContain("<");
});

test.each([
  "..",
  ".",
  "...",
  "",
  "a/b",
  "a\\b",
  "-a",
  ".a",
  "a\n",
  "a\u001b[0m",
  "a\u202e",
  "a.",
  "con",
  "LPT1",
  "com¹",
  "Lpt³.v1",
  "nul.v1",
  "a:b",
  "a b",
])("%j can't be a folder's name", (name) => expect(isFolderName(name)).toBe(false));

test.each(["pets", "api.v1", "Pets-2", "_x", "straße", "2024_api"])("%j can be a folder's name", (name) =>
  expect(isFolderName(name)).toBe(true),
);

test("a server's text reaches no report of the conformance suite unescaped", () => {
  const evil = '\u001b[2J\u009b31m\u202e</td><script>alert(1)</script>]]>\n::error::injected"';
  const report = {
    api: "x",
    title: evil,
    version: evil,
    baseUrl: evil,
    counts: { passed: 0, failed: 1, noted: 0, skipped: 0 },
    requests: 1,
    duration: 1,
    operations: [
      {
        operationId: evil,
        method: "GET",
        path: evil,
        checks: [
          {
            id: "a-check",
            name: "A check",
            reference: evil,
            status: "failed" as const,
            duration: 1,
            reason: evil,
            findings: [{ severity: "failure" as const, message: evil, curl: evil }],
          },
        ],
      },
    ],
  };
  expect(toTerminal(report, false)).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|^\s*::/mu);
  for (const markup of [toHtml([report]), toJUnit([report])]) {
    expect(markup).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|<script>/u);
  }
});

/** The value that TypeScript reads from a literal. */
function valueOf(literal: string): string {
  const node = literalIn(literal);
  return ts.isStringLiteral(node) ? node.text : "";
}

/** The only literal of a source; throws if the source contains more. */
function literalIn(literal: string): ts.LiteralLikeNode {
  const [statement, ...others] = ts.createSourceFile("x.ts", literal, ts.ScriptTarget.ES2022).statements;
  const node = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (node === undefined || others.length > 0 || !ts.isLiteralExpression(node))
    throw new Error(`No literal: ${literal}`);
  return node;
}
