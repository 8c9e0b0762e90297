import { toJson } from "../json.ts";
import type { BodyWriter } from "./body.ts";
import { bytesOf } from "./bytes.ts";

/** Writes JSON: a value, or the bytes of a text that is JSON already. */
export const jsonBody: BodyWriter = (body, type) => ({ content: bytesOf("body", body) ?? toJson("body", body), type });
