import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import { readTransfer } from "./form.ts";
import { type Bank, problem, type Reply } from "./rules.ts";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The API in Express: a middleware authenticates, Express parses, handlers check. */
export function createExpress(bank: Bank): Express {
  const app = express();
  app.use((request, response, next) => {
    const reply = bank.turnAway(request.get("Authorization"));
    if (reply === undefined) next();
    else send(response, reply);
  });
  app.use(express.text({ type: "application/json" }));
  app.post("/transfers", async (request: Request<object, unknown, unknown>, response) => {
    const key = request.get("Idempotency-Key") ?? "";
    if (key === "" || key.length > 64) return send(response, problem(400, "invalid_key"));
    if (typeof request.body !== "string") return send(response, problem(415, "unsupported_media_type"));
    const transfer = readTransfer(bank.repair(parse(request.body)));
    send(response, transfer ? await bank.create(key, request.body, transfer) : problem(400, "invalid_body"));
  });
  app.get("/transfers/:id", ({ params: { id } }, response) => {
    send(response, UUID.test(id) ? bank.get(id) : problem(400, "invalid_id"));
  });
  app.get("/transfers/:id/statement", ({ params: { id } }, response) => {
    send(response, UUID.test(id) ? bank.statement(id) : problem(400, "invalid_id"));
  });
  app.use(((error: { status?: number }, _request, response, _next) => {
    send(response, problem(error.status === 415 ? 415 : 400, "malformed"));
  }) satisfies ErrorRequestHandler);
  return app;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: Response, { status, type, text, headers }: Reply): void {
  response.status(status).set("Content-Type", type).set(headers).end(text);
}
