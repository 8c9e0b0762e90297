import { InvalidRequestError } from "revokit";
import { describe, expect, test } from "vitest";
import { OK, send, inPath } from "../support/send-request.ts";

describe("the literals of a path template", () => {
  test.each([
    ["/files/{a}.{b}", "/files/x.y"],
    ["/diff/{a}..{b}", "/diff/x..y"],
    ["/y/.{a}/-{b}-", "/y/.x/-y-"],
    ["/{a}:{b}", "/x:y"],
    ["/a%2Fb/{a}/100%/{b}", "/a%2Fb/x/100%25/y"],
    ["/{a}/größe/{b}", "/x/gr%C3%B6%C3%9Fe/y"],
    ["/{a}/{b}#part", "/x/y%23part"],
    ["/{a}\\{b}", "/x%5Cy"],
    ["/{a}/\t{b}", "/x/%09y"],
    ["/{a}/search?kind={b}", "/x/search?kind=y"],
    ["/{a}/(b)!*'/{b}", "/x/(b)!*'/y"],
    ["/{a}{b}", "/xy"],
  ])("stay unchanged in %s", async (template, path) => {
    const paths = { [template]: { delete: { operationId: "run", parameters: inPath("a", "b"), responses: OK } } };
    expect(await send({ paths }, "run", { a: "x", b: "y" })).toMatchObject({
      method: "DELETE",
      url: `https://api.example.test/v1${path}`,
    });
  });

  test.each(["/a/../{a}", "/./{a}", "/%2e%2E/{a}"])(
    "that no URL can hold, as in %s, are never sent",
    async (template) => {
      const paths = { [template]: { delete: { operationId: "run", parameters: inPath("a"), responses: OK } } };
      await expect(send({ paths }, "run", { a: "x" })).rejects.toThrow(InvalidRequestError);
    },
  );
});
