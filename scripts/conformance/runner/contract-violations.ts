import {
  countsInXml,
  documentedAs,
  essenceOf,
  hasNoBody,
  isJson,
  isXml,
  matchMediaType,
  readHeader,
  readXml,
} from "revokit/toolkit";
import type { ResponseValidators, Validate, Violation } from "revokit/runtime";
import type { ResponseContentFacts, ResponseFacts } from "revokit";
import { assertDefined } from "../../assert-defined.ts";
import type { Severity } from "./findings.ts";
import type { DescribedApi } from "./described-api.ts";
import type { Exchange } from "./exchange.ts";

/** A way in which an answer violates the document, in words. */
export interface ContractViolation {
  readonly message: string;
  /** A note if the document marks the rule as inferred or says nothing, or if no value is known that satisfies it. */
  readonly severity: Severity;
}

/** Every way in which an answer violates the document. A body that could not be read (`undefined`) is not checked. */
export function contractViolations(
  { facts, validators }: DescribedApi,
  operationId: string,
  answer: Omit<Exchange, "text"> & { readonly text: string | undefined },
): readonly ContractViolation[] {
  const { responses } = assertDefined(facts.operations[operationId]);
  const key = documentedAs(responses, answer.status);
  if (key === undefined) return failures([`the status ${answer.status} is not documented`]);
  const documented = assertDefined(validators[operationId]?.responses[key]);
  const violations = failures(headerViolations(documented.headers, answer.headers));
  const { text } = answer;
  if (text === undefined || hasNoBody(answer.request.method, answer.status)) return violations;
  const { content } = assertDefined(responses[key]);
  return [...violations, ...bodyViolations(content, documented.content, { ...answer, text })];
}

function headerViolations(documented: ResponseValidators["headers"], headers: Headers): string[] {
  return Object.entries(documented).flatMap(([name, header]) => {
    const text = headers.get(name);
    if (text === null) return header.required ? [`the header ${name} is missing`] : [];
    return header.validate(readHeader(text, header)).map((violation) => `the header ${name} ${inWords(violation)}`);
  });
}

function bodyViolations(
  content: ResponseFacts["content"],
  validators: ResponseValidators["content"],
  { headers, text, hasInvalidUtf8 = false }: Exchange,
): readonly ContractViolation[] {
  const mediaTypes = Object.keys(content);
  if (mediaTypes.length === 0)
    return text === "" ? [] : [{ message: "there is a body, although none is documented", severity: "note" }];
  if (text === "") return failures(["the body is missing"]);
  const stated = headers.get("content-type") ?? "";
  const mediaType = matchMediaType(mediaTypes, stated);
  if (mediaType === undefined) {
    const what = stated === "" ? "missing" : essenceOf(stated);
    return failures([`the media type is ${what}, not ${mediaTypes.join(" or ")}`]);
  }
  const documented = content[mediaType] ?? { examples: {} };
  const validate = validators[mediaType] ?? (() => []);
  if (isXml(mediaType)) return xmlViolations(text, documented, validate);
  // What is stated: a documented range, such as `*/*`, has a validator for JSON.
  if (!isJson(stated)) return [];
  const charset = /;\s*charset="?([^";]+)/i.exec(stated)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    return failures([`JSON is in UTF-8 (RFC 8259), not ${charset}`]);
  if (hasInvalidUtf8) return failures(["the body has bytes that are not UTF-8 (RFC 8259, 8.1)"]);
  try {
    return weigh(validate(JSON.parse(text)), documented, validate);
  } catch {
    return failures(["the body is not JSON"]);
  }
}

function xmlViolations(text: string, documented: ResponseContentFacts, validate: Validate) {
  const { schema = {}, xml } = documented;
  const body = readXml(text, schema, xml);
  if (body === undefined) return failures(["the body is not well-formed XML"]);
  const found = validate(body).filter((each) => countsInXml(each, schema));
  return weigh(found, documented, validate);
}

function weigh(
  violations: readonly Violation[],
  { inferred = [], examples }: ResponseContentFacts,
  validate: Validate,
): readonly ContractViolation[] {
  // Valid examples come first, else a sample: if there is neither, no value is known that satisfies the schema.
  const [example] = Object.values(examples);
  const known = example === undefined ? [] : validate(example).map(inWords);
  return violations.map((violation) => {
    const isGuess = inferred.some((pattern) => isAt(pattern, violation.pointer));
    const isUnkept = example === undefined || known.includes(inWords(violation));
    return { message: inWords(violation), severity: isGuess || isUnkept ? "note" : "failure" };
  });
}

function failures(messages: readonly string[]): readonly ContractViolation[] {
  return messages.map((message) => ({ message, severity: "failure" }));
}

/** Whether a JSON pointer matches a pattern, in which `*` is any index. */
function isAt(pattern: string, pointer: string): boolean {
  const [wanted, given] = [pattern.split("/"), pointer.split("/")];
  return wanted.length === given.length && wanted.every((each, index) => each === "*" || each === given[index]);
}

function inWords({ pointer, rule }: Violation): string {
  return pointer === "" ? rule : `${pointer} ${rule}`;
}
