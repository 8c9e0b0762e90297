import { documentedAs, essenceOf, isJson, readHeader } from "revokit/toolkit";
import type { ResponseValidators, Violation } from "revokit/runtime";
import { assertDefined } from "../../assert-defined.ts";
import type { DescribedApi } from "../apis.ts";
import type { Exchange } from "./exchange.ts";

/** Every way in which an answer breaks its operation's description, in words. */
export function contractViolations(
  { facts, validators }: DescribedApi,
  operationId: string,
  answer: Exchange,
): string[] {
  const { responses } = assertDefined(facts.operations[operationId]);
  const key = documentedAs(responses, answer.status);
  if (key === undefined) return [`the status ${answer.status} is not documented`];
  const documented = assertDefined(validators[operationId]?.responses[key]);
  return [
    ...headerViolations(documented.headers, answer.headers),
    ...(answer.request.method === "HEAD"
      ? []
      : bodyViolations(Object.keys(assertDefined(responses[key]).content), documented.content, answer)),
  ];
}

function headerViolations(documented: ResponseValidators["headers"], headers: Headers): string[] {
  return Object.entries(documented).flatMap(([name, header]) => {
    const text = headers.get(name);
    if (text === null) return header.required ? [`the header ${name} is missing`] : [];
    return header.validate(readHeader(text, header)).map((violation) => `the header ${name} ${inWords(violation)}`);
  });
}

function bodyViolations(
  mediaTypes: readonly string[],
  validators: ResponseValidators["content"],
  { headers, text }: Exchange,
): string[] {
  if (mediaTypes.length === 0) return text === "" ? [] : ["a body came where none is documented"];
  if (text === "") return ["the body is missing"];
  const stated = headers.get("content-type") ?? "";
  const mediaType = mediaTypes.find((each) => isWithin(essenceOf(stated), essenceOf(each)));
  if (mediaType === undefined) {
    return [`the media type is ${stated === "" ? "missing" : essenceOf(stated)}, not ${mediaTypes.join(" or ")}`];
  }
  if (!isJson(mediaType)) return [];
  const charset = /;\s*charset="?([^";]+)/i.exec(stated)?.[1];
  if (charset !== undefined && charset.toLowerCase() !== "utf-8")
    return [`JSON is in UTF-8 (RFC 8259), not ${charset}`];
  try {
    return (validators[mediaType]?.(JSON.parse(text)) ?? []).map(inWords);
  } catch {
    return ["the body is not JSON"];
  }
}

function inWords({ pointer, rule }: Violation): string {
  return pointer === "" ? rule : `${pointer} ${rule}`;
}

/** Whether a media type is the documented one, or in the documented range (RFC 9110, 12.5.1). */
function isWithin(type: string, documented: string): boolean {
  if (documented === "*/*") return type !== "";
  return documented.endsWith("/*") ? type.startsWith(documented.slice(0, -1)) : type === documented;
}
