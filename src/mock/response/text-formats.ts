import { toText } from "../json.ts";
import { isObject } from "../../validation/values.ts";

/** Server-sent events (HTML, 9.2): an event for each item of an array; text that is already a stream stays. */
export function toEventStream(value: unknown): string {
  if (typeof value === "string" && /^(data|event|id|retry|):/m.test(value)) return value.replace(/\n*$/, "\n\n");
  const items: readonly unknown[] = Array.isArray(value) ? value : [value ?? "sample"];
  return items.map(toEvent).join("");
}

/** An object with an event's fields is the event; any other value is its data. */
function toEvent(item: unknown): string {
  if (isObject(item) && "data" in item && Object.keys(item).every((key) => EVENT_FIELDS.includes(key))) {
    return `${Object.entries(item)
      .map(([field, text]) => toField(field, text))
      .join("")}\n`;
  }
  return `${toField("data", item)}\n`;
}

const EVENT_FIELDS: readonly string[] = ["data", "event", "id", "retry"];

function toField(field: string, value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `${field}: ${line}\n`)
    .join("");
}

/** One JSON text per line: JSON Lines, or with a record separator JSON text sequences (RFC 7464). */
export function toLines(value: unknown, before = ""): string {
  if (typeof value === "string") return value;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value ?? null];
  return items.map((item) => `${before}${JSON.stringify(item)}\n`).join("");
}

/** CSV with a header (RFC 4180). */
export function toCsv(value: unknown): string {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [value];
  const records = rows.map((row) => (isObject(row) ? row : { value: row }));
  const names = [...new Set(records.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) return "";
  const lines = [names, ...records.map((row) => names.map((name) => row[name]))];
  return lines.map((cells) => `${cells.map(toCell).join(",")}\r\n`).join("");
}

function toCell(value: unknown): string {
  const text = toText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toForm(value: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(value).map(([name, item]): [string, string] => [
    name,
    typeof item === "string" ? item : JSON.stringify(item),
  ]);
  return new URLSearchParams(pairs).toString();
}
