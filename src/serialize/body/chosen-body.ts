import { InvalidRequestError } from "../../errors.ts";
import { essenceOf, isJson } from "../../media-type.ts";
import type { BodyWriter, RequestBodyWriter } from "./body.ts";
import { isBlob } from "./bytes.ts";

/** Chooses the media type: the one that the caller's `Content-Type` names, or else the documented one that fits the value. */
export const chosenBody: RequestBodyWriter = ({ required, content }, body, contentType) => {
  if (body === undefined) {
    if (required) throw new InvalidRequestError("body", "is required");
    return undefined;
  }
  const [type, write] = contentType === undefined ? choose(content, body) : find(content, contentType);
  return write(body, type);
};

type Content = Readonly<Record<string, BodyWriter>>;

type Choice = readonly [type: string, write: BodyWriter];

/** The writer for the caller's media type. */
function find(content: Content, contentType: string): Choice {
  const essence = essenceOf(contentType);
  const entries = Object.entries(content);
  const [, write] =
    entries.find(([type]) => essenceOf(type) === essence) ??
    entries.find(([type]) => toPattern(essenceOf(type)).test(essence)) ??
    entries.find(([type]) => isJson(type) && isJson(essence)) ??
    [];
  if (write === undefined) {
    throw new InvalidRequestError("Content-Type", `must be ${entries.map(([type]) => type).join(" or ")}`);
  }
  return [contentType, write];
}

/** The documented media type that fits a value. */
function choose(content: Content, body: unknown): Choice {
  const entries: readonly Choice[] = Object.entries(content);
  const [first] = entries;
  if (first === undefined) throw new InvalidRequestError("body", "has no documented media type");
  const own = typeOf(body);
  return (
    (own === undefined ? undefined : entries.find(([type]) => toPattern(essenceOf(type)).test(own))) ??
    entries.find(([type]) => suits(essenceOf(type), body)) ??
    first
  );
}

/** The media type that a Blob or a File says it has. */
function typeOf(body: unknown): string | undefined {
  return isBlob(body) && body.type !== "" ? essenceOf(body.type) : undefined;
}

/** Whether a value fits a media type: as the form, text or bytes that it is, or because it is an object to be serialized. */
function suits(type: string, body: unknown): boolean {
  switch (Object.prototype.toString.call(body).slice(8, -1)) {
    case "FormData":
      return type.startsWith("multipart/");
    case "URLSearchParams":
      return type === "application/x-www-form-urlencoded";
    case "String":
      return true;
    case "Object":
      return takesJson(type) || type.startsWith("multipart/") || type.endsWith("-urlencoded");
    case "Array":
    case "Number":
    case "Boolean":
    case "Null":
      return takesJson(type);
    default:
      return !isJson(type) && !type.endsWith("-urlencoded") && !type.startsWith("multipart/");
  }
}

function takesJson(type: string): boolean {
  return isJson(type) || toPattern(type).test("application/json");
}

/** A media type range as a pattern: `image/*`, `application/*+json`. */
function toPattern(range: string): RegExp {
  const escaped = range.replaceAll(/[.+^$(){}|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", "[^;]*")}$`, "i");
}
