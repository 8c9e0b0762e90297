import type { Contract } from "../src/contract.ts";
import type { OperationFacts, ParameterFacts } from "../src/facts.ts";
import { createClient } from "../src/index.ts";
import { createMock, MOCK_TOKEN } from "../src/mock/index.ts";
import type { MockApi } from "../src/mock/mock-api.ts";
import { mountPath } from "../src/mock/request/route.ts";

/** What a call of one of a document's operations came to. */
export interface MethodCall {
  readonly method: string;
  readonly operationId: string;
  /** The documented status; absent where the call failed. */
  readonly status?: number;
  readonly error?: string;
}

/**
 * Calls operations whose arguments can be made up against the mock until one of each HTTP method of a document works. Where
 * the document describes a success only by patterns, the mock has nothing to answer with.
 */
export async function callEachMethod(folder: string): Promise<readonly MethodCall[]> {
  const { contract, ...api } = await importApi(folder);
  const mock = createMock({ apis: [api] });
  const client = createClient<{}, {}, {}>(contract, {
    baseUrl: `http://127.0.0.1${mountPath(api)}`,
    fetch: mock.fetch,
    token: MOCK_TOKEN,
  });
  const methods = new Map(Object.entries(client));
  const calls = new Map<string, MethodCall>();
  for (const [operationId, operation] of Object.entries(api.facts.operations)) {
    const { method } = operation;
    const args = makeArguments(operation);
    if (args === undefined || calls.get(method)?.status !== undefined) continue;
    // Which operations there are is known at run time only.
    const call = methods.get(operationId) as unknown as (args: object) => Promise<{ readonly status: number }>;
    const outcome = await call(args).then(
      ({ status }) => ({ status }),
      (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
    );
    calls.set(method, { method, operationId, ...outcome });
  }
  return [...calls.values()];
}

async function importApi(folder: string): Promise<MockApi & { readonly contract: Contract }> {
  const load = (name: string): Promise<object> => import(`${folder}/${name}.ts`);
  // The type check of the same files says so.
  return { ...(await load("operations")), ...(await load("facts")), ...(await load("validators")) } as MockApi & {
    readonly contract: Contract;
  };
}

/** The arguments that an operation requires, from the document's examples or its constraints; undefined where neither helps. */
function makeArguments({ parameters, requestBody, examples }: OperationFacts): object | undefined {
  const args = new Map<string, unknown>();
  for (const parameter of parameters.filter(({ required }) => required)) {
    const value = examples.parameters[parameter.argument ?? parameter.name] ?? makeValue(parameter);
    if (value === undefined) return undefined;
    args.set(parameter.argument ?? parameter.name, value);
  }
  if (requestBody?.required) {
    const body = examples.requestBody?.["application/json"];
    if (body === undefined) return undefined;
    args.set("body", body);
  }
  return Object.fromEntries(args);
}

function makeValue({ schema: { type, enum: values, minimum, pattern } }: ParameterFacts): unknown {
  if (values) return values[0];
  if (type?.includes("integer") || type?.includes("number")) return minimum ?? 1;
  if (type?.includes("boolean")) return true;
  return type?.includes("string") && pattern === undefined ? "abc" : undefined;
}
