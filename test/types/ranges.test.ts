import { isStatus } from "revokit";
import { expectTypeOf, test } from "vitest";
import type { Result } from "../../src/result-types.ts";

interface Json<Content> {
  readonly content: { readonly "application/json": Content };
}

interface Ranged {
  responses: {
    200: Json<"done">;
    404: Json<"missing">;
    "4XX": Json<"client">;
    "5XX": Json<"server">;
    default: Json<"other">;
  };
}

type Of<R, Status> = R extends { readonly status: infer Own } ? (Status extends Own ? R : never) : never;

test("a range of statuses covers those without a response of their own", () => {
  type R = Result<Ranged>;
  expectTypeOf<Of<R, 404>["error"]>().toEqualTypeOf<"missing">();
  expectTypeOf<Of<R, 418>["error"]>().toEqualTypeOf<"client">();
  expectTypeOf<Of<R, 599>["error"]>().toEqualTypeOf<"server">();
  expectTypeOf<Extract<R, { ok: true }>["data"]>().toEqualTypeOf<"done">();
});

test("a result is narrowed by a status of a range", () => {
  const narrow = (result: Result<Ranged>) => {
    if (result.status === 404) return result.error;
    if (result.status === 429) return result.error;
    return result.status === 503 ? result.error : undefined;
  };
  expectTypeOf(narrow).returns.toEqualTypeOf<"missing" | "client" | "server" | undefined>();
});

test("default covers the failures of no range, and any status where there is no range", () => {
  type Client = Result<{ responses: { 200: Json<"done">; "4XX": Json<"client">; default: Json<"other"> } }>;
  expectTypeOf<Of<Client, 500>["error"]>().toEqualTypeOf<"other">();
  expectTypeOf<Of<Client, 400>["error"]>().toEqualTypeOf<"client">();
  type Server = Result<{ responses: { 200: Json<"done">; "5XX": Json<"server">; default: Json<"other"> } }>;
  expectTypeOf<Of<Server, 400>["error"]>().toEqualTypeOf<"other">();
  type Plain = Result<{ responses: { 200: Json<"done">; default: Json<"other"> } }>;
  expectTypeOf<Extract<Plain, { ok: false }>["status"]>().toEqualTypeOf<number>();
});

test("a range of successes is a success, and one of redirects is no result", () => {
  type R = Result<{ responses: { "2XX": Json<"done">; "3XX": Json<"moved"> } }>;
  expectTypeOf<Of<R, 206>["data"]>().toEqualTypeOf<"done">();
  expectTypeOf<Of<R, 302>>().toBeNever();
  expectTypeOf<R["ok"]>().toEqualTypeOf<true>();
});

test("isStatus has the body of a status within a range", () => {
  const method = (): Promise<Result<Ranged>> => Promise.reject(new Error("It is not called."));
  const teapot = (error: unknown) => (isStatus(error, 418, method) ? error.error : undefined);
  expectTypeOf(teapot).returns.toEqualTypeOf<"client" | undefined>();
  const missing = (error: unknown) => (isStatus(error, 404, method) ? error.error : undefined);
  expectTypeOf(missing).returns.toEqualTypeOf<"missing" | undefined>();
});
