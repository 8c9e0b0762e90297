/** A job that must not be done twice: it stores its key before it calls, and finds it again when it is run once more. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { idempotencyKey } from "revokit";
import { createNatural } from "revokit/natural";

const [baseUrl = "", token = "", file = "", agentId = "", customerId = ""] = process.argv.slice(2);
if (!existsSync(file)) writeFileSync(file, await idempotencyKey({ intent: crypto.randomUUID() }));

const {
  outcome,
  idempotencyKey: key,
  replayed,
} = await createNatural({ baseUrl, token }).revokeCustomerInvitation(
  { agentId, customerId },
  { idempotencyKey: readFileSync(file, "utf8") },
);
process.stdout.write(JSON.stringify({ outcome, key, replayed }));
