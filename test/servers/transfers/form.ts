import type { Transfer } from "./rules.ts";

/** The transfer in a body, if it has the structure that the document requires. */
export function readTransfer(body: unknown): Transfer | undefined {
  return isTransfer(body) ? body : undefined;
}

function isTransfer(body: unknown): body is Transfer {
  if (!isRecord(body)) return false;
  const { amount, currency, purpose, reference, urgent, labels, recipient } = body;
  return (
    typeof amount === "number" &&
    Number.isInteger(amount) &&
    amount >= 1 &&
    amount <= 1_000_000 &&
    ["EUR", "GBP", "USD"].some((each) => each === currency) &&
    (purpose === undefined || isText(purpose, 3, 140)) &&
    (reference === undefined || reference === null || isText(reference, 0, 35)) &&
    (urgent === undefined || typeof urgent === "boolean") &&
    (labels === undefined ||
      (Array.isArray(labels) &&
        labels.length >= 1 &&
        labels.length <= 5 &&
        labels.every((label) => isText(label, 1, 20)))) &&
    isRecord(recipient) &&
    isText(recipient["name"], 1, 70) &&
    (recipient["address"] === undefined || isAddress(recipient["address"]))
  );
}

function isAddress(address: unknown): boolean {
  if (!isRecord(address)) return false;
  const { line, postcode } = address;
  return isText(line, 1, 80) && (postcode === undefined || isText(postcode, 3, 10));
}

function isText(value: unknown, least: number, most: number): boolean {
  return typeof value === "string" && [...value].length >= least && [...value].length <= most;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
