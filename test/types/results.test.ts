import { type ApiError, isStatus, unwrap } from "revokit";
import { createKirim, type Kirim, type components } from "revokit/kirim";
import { createNatural, type Natural } from "revokit/natural";
import { describe, expectTypeOf, test } from "vitest";

type KirimResult = Awaited<ReturnType<Kirim["revokeSetupLink"]>>;
type NaturalResult = Awaited<ReturnType<Natural["revokeCustomerInvitation"]>>;

describe("a result", () => {
  test("is one of the documented statuses and no other", () => {
    expectTypeOf<KirimResult["status"]>().toEqualTypeOf<200 | 400 | 401 | 402 | 404 | 409 | 429 | 500>();
    expectTypeOf<NaturalResult["status"]>().toEqualTypeOf<
      200 | 400 | 401 | 403 | 404 | 409 | 422 | 428 | 429 | 500 | 501 | 502 | 503
    >();
  });

  test("has its data by `ok`, and its error otherwise", () => {
    expectTypeOf<Extract<KirimResult, { ok: true }>["data"]["data"]["revoked"]>().toEqualTypeOf<boolean>();
    expectTypeOf<Extract<KirimResult, { ok: true }>["error"]>().toEqualTypeOf<undefined>();
    expectTypeOf<Extract<KirimResult, { ok: false }>["data"]>().toEqualTypeOf<undefined>();
    expectTypeOf<Extract<KirimResult, { ok: false }>["error"]["error"]["code"]>().toEqualTypeOf<string>();
    expectTypeOf<Extract<NaturalResult, { ok: true }>["data"]["meta"]["deleted"]>().toEqualTypeOf<true>();
  });

  test("has the body of its own status", () => {
    expectTypeOf<Extract<KirimResult, { status: 409 }>["error"]>().toEqualTypeOf<
      components["responses"]["Conflict"]["content"]["application/json"]
    >();
    expectTypeOf<Extract<KirimResult, { status: 200 }>["ok"]>().toEqualTypeOf<true>();
    expectTypeOf<
      Extract<NaturalResult, { status: 404 }>["error"]["errors"][number]["detail"]
    >().toEqualTypeOf<string>();
  });

  test("has an outcome on every status", () => {
    expectTypeOf<KirimResult["outcome"]>().toEqualTypeOf<
      "applied" | "accepted" | "rejected" | "not_sent" | "unknown"
    >();
    expectTypeOf<NaturalResult["idempotencyKey"]>().toExtend<string | undefined>();
  });
});

describe("an open enum", () => {
  type Status = Extract<KirimResult, { ok: true }>["data"]["data"]["status"];

  test("accepts the known values and any other string", () => {
    expectTypeOf<"active" | "revoked">().toExtend<Status>();
    expectTypeOf<"hibernating">().toExtend<Status>();
    expectTypeOf<Status>().not.toEqualTypeOf<string>();
    expectTypeOf<number>().not.toExtend<Status>();
  });
});

describe("a method", () => {
  const kirim: Kirim = createKirim({ token: "token" });
  const natural: Natural = createNatural({ token: "token" });
  type KirimCall = Parameters<Kirim["revokeSetupLink"]>;
  type NaturalCall = Parameters<Natural["revokeCustomerInvitation"]>;

  test("takes its ids by the document's names, and nothing else", () => {
    expectTypeOf(kirim.revokeSetupLink).parameter(0).toExtend<{ id: string; link_id: string }>();
    expectTypeOf<{ id: string; link_id: string }>().toExtend<KirimCall[0]>();
    expectTypeOf<{ id: number; link_id: string }>().not.toExtend<KirimCall[0]>();
    expectTypeOf<{ id: string | undefined; link_id: string }>().not.toExtend<KirimCall[0]>();
    expectTypeOf<{ id: string }>().not.toExtend<KirimCall[0]>();
    expectTypeOf<{ agentId: string; customerId: string }>().toExtend<NaturalCall[0]>();
  });

  test("takes an idempotency key where the operation has one", () => {
    expectTypeOf(natural.revokeCustomerInvitation).parameter(1).not.toBeNever();
    expectTypeOf<{ idempotencyKey: string }>().toExtend<NonNullable<NaturalCall[1]>>();
    expectTypeOf<{ idempotencyKey: string }>().not.toExtend<NonNullable<KirimCall[1]>>();
  });

  test("takes an agent with both of its ids", () => {
    expectTypeOf<{ agent: { id: string; instanceId: string } }>().toExtend<NonNullable<NaturalCall[1]>>();
    expectTypeOf<{ agent: { id: string } }>().not.toExtend<NonNullable<NaturalCall[1]>>();
    expectTypeOf<{ agent: { instanceId: string } }>().not.toExtend<NonNullable<NaturalCall[1]>>();
  });
});

describe("unwrap and isStatus", () => {
  const kirim = createKirim({ token: "token" });

  test("give the data of a success, and the error of a status", () => {
    expectTypeOf(unwrap<KirimResult>).returns.toEqualTypeOf<Extract<KirimResult, { ok: true }>["data"]>();
    const narrow = (error: unknown) => (isStatus(error, 409, kirim.revokeSetupLink) ? error : undefined);
    type Narrowed = NonNullable<ReturnType<typeof narrow>>;
    expectTypeOf<Narrowed>().toExtend<ApiError>();
    expectTypeOf<Narrowed["status"]>().toEqualTypeOf<409>();
    expectTypeOf<Narrowed["error"]["error"]["code"]>().toEqualTypeOf<string>();
  });

  test("leave the error's body unknown without the method", () => {
    const narrow = (error: unknown) => (isStatus(error, 409) ? error : undefined);
    type Narrowed = NonNullable<ReturnType<typeof narrow>>;
    expectTypeOf<Narrowed["status"]>().toEqualTypeOf<409>();
    expectTypeOf<Narrowed["error"]>().toBeUnknown();
  });
});
