import * as revokit from "revokit";
import { createMock, MOCK_TOKEN } from "revokit/mock";
import { describe, expect, test } from "vitest";
import { documentedAs } from "../../src/mock/response/documented-response.ts";
import { asMockApi } from "../../scripts/conformance/runner/described-api.ts";
import { call, createAnyClient, documentedAnswers, exampleInput } from "./client/client-test-context.ts";
import { thirdApis } from "./documented-apis.ts";

for (const { name, api } of await thirdApis()) {
  const { fetch } = createMock({ apis: [asMockApi(api)] });

  describe.each(Object.entries(api.facts.operations))(
    `${name}, which has no code of its own: %s`,
    (operationId, operation) => {
      const client = createAnyClient(revokit, api.contract, { token: MOCK_TOKEN, fetch });

      test("a third document works through client and mock as its examples say", async () => {
        const [expected] = documentedAnswers({ operation });
        const result = await call({ operationId, operation }, client, exampleInput({ operation }));

        expect(result).toMatchObject({ ok: true, outcome: "applied" });
        expect(documentedAs(operation.responses, result.status)).toBe(Object.keys(operation.responses)[0]);
        expect(result.data).toEqual(expected?.value);
      });
    },
  );
}
