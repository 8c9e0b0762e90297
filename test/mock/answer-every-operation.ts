import { createMock, MOCK_TOKEN, type MockApi } from "revokit/mock";
import { contractViolations } from "../../scripts/conformance/runner/contract-violations.ts";
import { buildRequest } from "../../scripts/conformance/runner/request.ts";
import { mountPath } from "../../src/mock/request/route.ts";
import { successStatus } from "../../src/mock/response/documented-response.ts";

/** An operation that the mock does not answer as documented, and the problem with the answer. */
export interface Miss {
  readonly operationId: string;
  readonly reason: string;
}

/**
 * Calls each operation of an API once, with its examples or samples, and checks the answer against the document.
 * Operations without a documented success are left out.
 */
export async function answerEveryOperation(
  api: MockApi,
): Promise<{ readonly called: number; readonly misses: Miss[] }> {
  const documented = Object.entries(api.facts.operations).filter(([, { responses }]) =>
    Object.keys(responses).some((key) => /^[23]|^default$/.test(key)),
  );
  const answers = documented.map(async ([operationId, operation]): Promise<Miss[]> => {
    const server = [...(operation.servers ?? []), ...api.facts.servers].find((each) => URL.canParse(each));
    const base = (server ?? `http://localhost${mountPath(api)}`).replace(/\/$/, "");
    const request = buildRequest({ baseUrl: base, operation, tokenOf: () => MOCK_TOKEN });
    const { method, headers, body } = request;
    const response = await createMock({ apis: [api] }).fetch(request.url, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const success = successStatus({ operation });
    const exchange = { request, status: response.status, headers: response.headers, text, duration: 0 };
    const wrong =
      response.status === success
        ? contractViolations(api, operationId, exchange).map(({ message }) => message)
        : [`${response.status} in place of ${success}: ${response.headers.get("mock-reason") ?? text.slice(0, 200)}`];
    return wrong.length === 0 ? [] : [{ operationId, reason: wrong.join("; ") }];
  });
  return { called: documented.length, misses: (await Promise.all(answers)).flat() };
}
