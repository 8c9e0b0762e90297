import type { Fault } from "../fault.ts";
import { correctRules as correct, type Rules, type Transfer } from "./rules.ts";

type Framework = "express" | "fastify" | "hono";

function fault(framework: Framework, id: string, what: string, rules: Partial<Rules>): Fault {
  return { framework, api: "transfers", id: `${framework}/${id}`, what, rules };
}

/** Refuses transfers that the document allows. */
function refuses(framework: Framework, id: string, what: string, isRefused: Rules["isRefused"]): Fault {
  return fault(framework, id, `refuses ${what}`, { isRefused });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function changeAddress(body: unknown, change: (address: Readonly<Record<string, unknown>>) => object): unknown {
  const recipient = isRecord(body) ? body["recipient"] : undefined;
  const address = isRecord(recipient) ? recipient["address"] : undefined;
  if (!isRecord(body) || !isRecord(recipient) || !isRecord(address)) return body;
  return { ...body, recipient: { ...recipient, address: change(address) } };
}

const addressOf = ({ recipient }: Transfer) => recipient.address;

export const transferFaults: readonly Fault[] = [
  refuses("express", "purpose-longest", "the longest purpose", ({ purpose = "" }) => purpose.length === 140),
  refuses("express", "amount-least", "the least amount", ({ amount }) => amount === 1),
  refuses("express", "postcode-shortest", "the shortest postcode", (one) => addressOf(one)?.postcode?.length === 3),
  refuses(
    "express",
    "reference-text",
    "a reference that is not null",
    ({ reference }) => typeof reference === "string",
  ),
  refuses("express", "one-currency", "one of the listed currencies", ({ currency }) => currency === "GBP"),
  refuses("express", "purpose-asked-for", "a transfer without the optional purpose", ({ purpose }) => !purpose),
  refuses(
    "express",
    "postcode-asked-for",
    "an address without its optional postcode",
    (one) => addressOf(one) !== undefined && addressOf(one)?.postcode === undefined,
  ),
  refuses("fastify", "amount-greatest", "the greatest amount", ({ amount }) => amount === 1_000_000),
  refuses("fastify", "labels-longest", "the longest list of labels", ({ labels = [] }) => labels.length === 5),
  refuses("fastify", "urgent-true", "one of the two values of a boolean", ({ urgent }) => urgent === true),
  refuses("fastify", "line-longest", "the longest line of an address", (one) => addressOf(one)?.line.length === 80),
  refuses("fastify", "address-asked-for", "a recipient without the optional address", (one) => !addressOf(one)),
  refuses("fastify", "name-shortest", "the shortest name", ({ recipient }) => recipient.name.length === 1),
  refuses("hono", "label-longest", "the longest label", ({ labels = [] }) => labels[0]?.length === 20),
  refuses("hono", "label-shortest", "the shortest label", ({ labels = [] }) => labels[0]?.length === 1),
  refuses("hono", "urgent-alone", "an optional member without another one", (one) => {
    return one.urgent !== undefined && one.purpose === undefined;
  }),
  refuses("hono", "reference-null", "a reference that is null", ({ reference }) => reference === null),
  refuses("hono", "line-shortest", "the shortest line of an address", (one) => addressOf(one)?.line.length === 1),
  fault("express", "line-cut", "cuts a line of an address that is too long", {
    repair: (body) => changeAddress(body, ({ line, ...others }) => ({ ...others, line: String(line).slice(0, 80) })),
  }),
  fault("fastify", "postcode-dropped", "drops a postcode that is not valid", {
    repair: (body) =>
      changeAddress(body, ({ postcode, ...others }) =>
        typeof postcode === "string" && postcode.length >= 3 && postcode.length <= 10
          ? { ...others, postcode }
          : others,
      ),
  }),
  fault("hono", "amount-rounded", "takes half an amount for a whole one", {
    repair: (body) => {
      const { amount } = isRecord(body) ? body : {};
      return isRecord(body) && typeof amount === "number" ? { ...body, amount: Math.max(1, Math.floor(amount)) } : body;
    },
  }),
  fault("hono", "labels-cut", "drops surplus labels", {
    repair: (body) =>
      isRecord(body) && Array.isArray(body["labels"]) ? { ...body, labels: body["labels"].slice(0, 5) } : body,
  }),
  fault("fastify", "key-race", "creates twice if two requests with one key overlap", { gap: 200 }),
  fault("express", "key-alone", "replays to another body with the same key", { fingerprint: () => "" }),
  fault("fastify", "key-and-amount", "compares the amounts alone where a key is used again", {
    fingerprint: (text) => /"amount":\d+/.exec(text)?.[0] ?? "",
  }),
  fault("hono", "key-and-length", "compares the lengths of bodies where a key is used again", {
    fingerprint: (text) => String(text.length),
  }),
  ...(["express", "fastify", "hono"] as const).map((framework) =>
    fault(framework, "unknown-transfer", "answers any id with the first transfer", {
      find: (transfers, id) => correct.find(transfers, id) ?? [...transfers.values()][0],
    }),
  ),
  fault("express", "statement-without-amount", "leaves a required element out", {
    statement: (transfer) => correct.statement(transfer).replace(/<amount>.*<\/amount>/, ""),
  }),
  fault("fastify", "statement-text", "writes text six levels down where a number belongs", {
    statement: (transfer) => correct.statement(transfer).replace("59.33", "north"),
  }),
  fault("hono", "statement-without-longitude", "leaves a required element out six levels down", {
    statement: (transfer) => correct.statement(transfer).replace(/<longitude>.*<\/longitude>/, ""),
  }),
];
