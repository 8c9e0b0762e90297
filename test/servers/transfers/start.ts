import { getRequestListener } from "@hono/node-server";
import type { RequestListener } from "node:http";
import type { Limit } from "../limit.ts";
import { createExpress } from "./express.ts";
import { createFastify } from "./fastify.ts";
import { createHono } from "./hono.ts";
import { Bank, type Rules } from "./rules.ts";

/** The credential of the bank's one client. */
export const TOKEN = "tr_test_Xw7Lq2VnZc9KdRb4HsMf";

/** The API of transfers in one of the frameworks. */
export async function transfersListener(
  framework: "express" | "fastify" | "hono",
  rules: Partial<Rules>,
  limiter: Limit | undefined,
): Promise<RequestListener> {
  const bank = new Bank(TOKEN, rules, limiter);
  switch (framework) {
    case "express":
      return createExpress(bank);
    case "fastify": {
      const app = createFastify(bank);
      await app.ready();
      return (request, response) => app.routing(request, response);
    }
    case "hono": {
      const listener = getRequestListener(createHono(bank).fetch, { overrideGlobalObjects: false });
      return (request, response) => void listener(request, response);
    }
  }
}
