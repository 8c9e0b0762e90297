import { http } from "msw";
import { setupServer } from "msw/node";
import { createKirim } from "revokit/kirim";
import { createMock, kirim as api, MOCK_TOKEN } from "revokit/mock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { exampleText } from "revokit/toolkit";

// The program under test calls the API at its real address; MSW passes its requests to the mock.
const mock = createMock();
const server = setupServer(http.all("https://api.kirimdev.com/v1/*", ({ request }) => mock.fetch(request)));

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

const { revokeSetupLink } = api.facts.operations;
const link = { id: exampleText(revokeSetupLink, "id"), link_id: exampleText(revokeSetupLink, "link_id") };

test("revokes the link", async () => {
  const result = await createKirim({ token: MOCK_TOKEN }).revokeSetupLink(link);
  expect(result.outcome).toBe("applied");
  expect(mock.ledger()).toMatchObject([{ path: link }]);
});

test("begins with a link that is not revoked, because the state is reset", async () => {
  const result = await createKirim({ token: MOCK_TOKEN }).revokeSetupLink(link);
  expect(result.status).toBe(200);
});
