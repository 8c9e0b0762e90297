import { type Context, Hono } from "hono";
import { readTransfer } from "./form.ts";
import { type Bank, problem, type Reply } from "./rules.ts";

/** The API in Hono: plain handlers that check one thing after another. */
export function createHono(bank: Bank): Hono {
  const app = new Hono();
  const handle = (answer: (context: Context) => Reply | Promise<Reply>) => async (context: Context) => {
    const { status, type, text, headers } =
      bank.turnAway(context.req.header("Authorization")) ?? (await answer(context));
    return new Response(text, { status, headers: { "Content-Type": type, ...headers } });
  };
  app.post(
    "/transfers",
    handle(async ({ req }) => {
      const key = req.header("Idempotency-Key") ?? "";
      if (key.length < 1 || key.length > 64) return problem(400, "key");
      if (!/^application\/json\s*(;|$)/i.test(req.header("Content-Type") ?? "")) return problem(415, "media_type");
      const text = await req.text();
      const transfer = readTransfer(bank.repair(await req.json().catch(() => undefined)));
      return transfer === undefined ? problem(400, "body") : bank.create(key, text, transfer);
    }),
  );
  app.get(
    "/transfers/:id",
    handle(({ req }) => withId(req.param("id"), (id) => bank.get(id))),
  );
  app.get(
    "/transfers/:id/statement",
    handle(({ req }) => withId(req.param("id"), (id) => bank.statement(id))),
  );
  return app;
}

function withId(id: string | undefined, answer: (id: string) => Reply): Reply {
  return id !== undefined && /^[\da-f-]{36}$/i.test(id) ? answer(id) : problem(400, "id");
}
