import ts from "typescript";
import { expect, test } from "vitest";
import { compileDocument } from "../support/compile-document.ts";
import { normalizeDocument } from "../../scripts/compile/normalize-document.ts";
import type { OpenApiDocument } from "../../scripts/compile/document.ts";
import { FULL_DOCUMENT } from "./full-document.ts";
import { describePlace, replaceText, type TextPlace, textPlaces } from "./places.ts";

/** Has an effect only if it is run as code, and under no other name. */
const CANARY = "CANARY_9f3";

/** Each one breaks out of another kind of literal or comment. */
const PAYLOADS = [
  `*/ ${CANARY}(); /*`,
  `"; ${CANARY}(); "`,
  `'; ${CANARY}(); '`,
  `\`; ${CANARY}(); \``,
  `\${${CANARY}()}`,
  `\n${CANARY}();\n`,
  `\r${CANARY}();\r`,
  `\u2028${CANARY}();\u2029`,
  `\\"; ${CANARY}(); //`,
  `\\\n*/ ${CANARY}(); /*`,
  `/; ${CANARY}(); /`,
  `[/]; ${CANARY}(); /]`,
  `*\\/ */ ${CANARY}(); /* \\`,
  `"]: ${CANARY}(), ["`,
  `}; ${CANARY}(); ({`,
  `: ${CANARY}; x: `,
  `<!-- ${CANARY}() -->`,
  `</script>*/${CANARY}();//`,
  `__proto__*/ ${CANARY}(); /*`,
  `"\u202e*/ ${CANARY}(); /*\u0000\u001b[31m\u009b2J`,
];

/** All of them in one text, so that each place needs only one test. */
const ALL = PAYLOADS.join(" ");

/** Objects whose keys the document chooses; elsewhere, keys are words of OpenAPI. */
const MAPS =
  /^(paths|webhooks|responses|headers|content|examples|links|parameters|callbacks|onPut|Called|variables|mapping|properties|patternProperties|dependentRequired|\$defs|encoding|schemas|requestBodies|pathItems|securitySchemes|scopes|value|example|x-dependent-required)$/;

const places = textPlaces(FULL_DOCUMENT).filter(
  ({ path, isName }) => !isName || MAPS.test(String(path.at(-2))) || /^x-/.test(String(path.at(-1))),
);

/** The compiled files of a document by name; undefined if it can't be compiled. */
function compile(document: unknown, name = "full"): ReadonlyMap<string, string> | undefined {
  try {
    // The compiler may accept or refuse the replaced text.
    const named = normalizeDocument(structuredClone(document) as OpenApiDocument);
    return compileDocument({ name, file: `/specs/${name}.yaml` }, named, { runtime: "revokit/runtime" });
  } catch {
    return undefined;
  }
}

/** The parts of a source that are code from the document, or that make it invalid TypeScript. */
function codeOf(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TS);
  const found = syntaxErrors(file).map((message) => `${path}: ${message}`);
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node) && node.text === CANARY) found.push(`${path}: runs at ${node.pos}`);
    if (ts.isTemplateExpression(node)) found.push(`${path}: a template at ${node.pos}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function syntaxErrors(file: ts.SourceFile): string[] {
  // `transpileModule` is the public way to the parser's errors.
  const { diagnostics = [] } = ts.transpileModule(file.text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

// A source must not contain any of these: a reviewer would not see them, or see something else.
const HIDDEN = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069\ufeff]/u;

function harmOf(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([path, source]) => {
    const hidden = HIDDEN.exec(source)?.[0];
    return [
      ...codeOf(path, source),
      ...(hidden === undefined ? [] : [`${path}: U+${hidden.codePointAt(0)?.toString(16)}`]),
    ];
  });
}

// Text that no other place must match, so that all of it can be replaced at once.
const free = places.filter(
  ({ path, isName }) =>
    !isName &&
    !path.some((step) => step === "servers" || step === "discriminator" || step === "x-on-repeat") &&
    /^(title|summary|description|version|example|value|default|const|pattern|name|x-note|bearerFormat|\d+)$/.test(
      String(path.at(-1)),
    ) &&
    !/required|security|tags|pointers|x-dependent/.test(path.slice(-2).join(".")) &&
    !/parameters\.\d+\.name$/.test(path.join(".")),
);

test("the document has text in at least 240 places, and compiles unchanged", () => {
  expect(places.length).toBeGreaterThan(240);
  expect(harmOf(compile(FULL_DOCUMENT) ?? new Map([["none", "("]]))).toEqual([]);
});

test("a payload in any single place on which others depend never occurs outside a literal or a comment", () => {
  const compiled: TextPlace[] = [];
  const dependent = places.filter((place) => !free.includes(place));
  const harm = dependent.flatMap((place) => {
    const sources = compile(replaceText(FULL_DOCUMENT, place, ALL));
    if (sources === undefined) return [];
    compiled.push(place);
    return harmOf(sources).map((found) => `${describePlace(place)}: ${found}`);
  });
  expect(harm).toEqual([]);
  expect(compiled.length).toBeGreaterThan(dependent.length * 0.75);
}, 300_000);

test.each(PAYLOADS)("the payload %j in all texts at once never occurs outside a literal or a comment", (payload) => {
  expect(free.length).toBeGreaterThan(80);
  const document = free.reduce<unknown>((changed, place) => replaceText(changed, place, payload), FULL_DOCUMENT);
  const sources = compile(document);
  expect(sources && harmOf(sources)).toEqual([]);
});
