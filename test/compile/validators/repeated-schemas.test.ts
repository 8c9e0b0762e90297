import { describe, expect, it } from "vitest";
import {
  bodyValidator,
  documentOf,
  operationIn,
  sourceOf,
  summaryOf,
  validatorsOf,
} from "../../support/third-document.ts";

const text = { type: "string" };
const names = ["street", "number", "city", "zip", "state", "country", "floor", "door"];
/** Large enough for a function of its own. */
const address = {
  type: "object",
  required: ["city"],
  properties: Object.fromEntries(names.map((name) => [name, text])),
};
const schemas = {
  Order: {
    type: "object",
    properties: { billing: address, shipping: { ...address, description: "Where to." }, total: { type: "number" } },
  },
  Person: { type: "object", properties: { homes: { type: "array", items: address } } },
  Place: { anyOf: [address, { type: "null" }] },
};

describe("a large schema that is written several times", () => {
  const document = documentOf(schemas);

  it("is checked by one function, called after its first place", () => {
    const source = sourceOf(document);
    expect(source.match(/\["street"\] !== undefined/g)).toHaveLength(1);
    expect(source).toContain("function checkOrderBilling(");
  });

  it("is checked by the model's own function where it is a copy of one", () => {
    const source = sourceOf(documentOf({ ...schemas, Address: address }));
    expect(source.match(/\["street"\] !== undefined/g)).toHaveLength(1);
    expect(source).toContain("checkAddress(billing, ");
  });

  it("is checked in each of its places, whose pointers the violations have", async () => {
    const validators = await validatorsOf(document);
    const violations = (name: string, value: unknown) => summaryOf(bodyValidator(operationIn(validators, name))(value));
    const wrong = { city: 1 };
    expect(violations("Order", { billing: wrong, shipping: wrong })).toEqual([
      "/billing/city type",
      "/shipping/city type",
    ]);
    expect(violations("Person", { homes: [{ city: "Bonn" }, {}, wrong] })).toEqual([
      "/homes/1 required",
      "/homes/2/city type",
    ]);
    expect(violations("Place", { city: "Bonn" })).toEqual([]);
    expect(violations("Place", wrong)).not.toEqual([]);
  });
});
