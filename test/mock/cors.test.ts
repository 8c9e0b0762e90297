import { expect, test } from "vitest";
import { kirim } from "revokit/mock";
import { ask, serve, toFetch } from "./support.ts";

const origin = "https://page.example";

test("grants what a preflight requests", async () => {
  const { url, mock } = await serve();
  const [address] = toFetch({ base: url(kirim), api: kirim });
  const response = await fetch(address, {
    method: "OPTIONS",
    headers: {
      Origin: origin,
      "Access-Control-Request-Method": "DELETE",
      "Access-Control-Request-Headers": "authorization",
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-methods")).toBe("DELETE");
  expect(response.headers.get("access-control-allow-headers")).toBe("authorization");
  expect(mock.ledger()).toEqual([]);
});

test("lets a page read an answer and all of its headers, also of a refusal", async () => {
  const { url } = await serve();
  for (const token of ["mock_token", "unknown"]) {
    const response = await ask({ base: url(kirim), api: kirim, token, headers: { Origin: origin } });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-expose-headers")).toContain(kirim.facts.requestId?.header);
  }
});

test("has no CORS headers if CORS is off", async () => {
  const { url } = await serve({ cors: false });
  const response = await ask({ base: url(kirim), api: kirim, headers: { Origin: origin } });
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});
