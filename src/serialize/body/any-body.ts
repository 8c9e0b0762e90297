import { InvalidRequestError } from "../../errors.ts";
import { essenceOf, isJson } from "../../media-type.ts";
import type { BodyWriter } from "./body.ts";
import { bytesOf, isBlob, tagOf } from "./bytes.ts";
import { formBody } from "./form-body.ts";
import { jsonBody } from "./json-body.ts";
import { multipartBody } from "./multipart-body.ts";
import { rawBody } from "./raw-body.ts";

/** Writes a body whose documented media type is a range, such as `*\/*`: with the media type that fits the value. */
export const anyBody: BodyWriter = (body, range) => {
  const type = range.includes("*") ? typeFor(body, essenceOf(range)) : range;
  return (isBlob(body) ? rawBody : writerFor(type))(body, type);
};

function writerFor(type: string): BodyWriter {
  if (isJson(type)) return jsonBody;
  if (/^multipart\//i.test(type)) return multipartBody();
  return essenceOf(type) === "application/x-www-form-urlencoded" ? formBody() : rawBody;
}

function typeFor(body: unknown, range: string): string {
  const type = likelyType(body, range);
  if (isWithin(type, range)) return type;
  throw new InvalidRequestError("body", `needs a media type within ${range}: pass it as the header Content-Type`);
}

function isWithin(type: string, range: string): boolean {
  if (range === "*/*" || range === "*" || (isJson(range) && isJson(type))) return true;
  return range.endsWith("/*") && type.startsWith(range.slice(0, -1));
}

function likelyType(body: unknown, range: string): string {
  const tag = tagOf(new Object(body));
  if (tag === "FormData") return "multipart/form-data";
  if (tag === "URLSearchParams") return "application/x-www-form-urlencoded";
  if (isJson(range)) return "application/json";
  if (isBlob(body) && body.type !== "") return body.type;
  if (typeof body === "string") return "text/plain;charset=UTF-8";
  return bytesOf("body", body) !== undefined ? "application/octet-stream" : "application/json";
}
