import type { Contract } from "../../src/contract.ts";
import { writeBody } from "../../scripts/conformance/runner/write-body.ts";
import type { Facts, OperationFacts, RequestContentFacts } from "../../src/facts.ts";
import { createClient } from "../../src/index.ts";
import { isJson } from "../../src/media-type.ts";
import { createMock, MOCK_TOKEN } from "../../src/mock/index.ts";
import type { MockApi } from "../../src/mock/mock-api.ts";
import { mountPath } from "../../src/mock/request/route.ts";

/** The results of calling a document's operations against the mock with valid arguments. */
export interface Calls {
  readonly called: number;
  /** How many operations are not called, since no value has the schema of their request or response. */
  readonly impossible: number;
  readonly answered: number;
  /** The first few that were not answered as documented. */
  readonly failures: readonly string[];
}

/** The modules that were generated for a document. */
export interface Generated extends MockApi {
  readonly contract: Contract;
  readonly facts: Facts;
}

export async function importGenerated(folder: string): Promise<Generated> {
  const load = (name: string): Promise<object> => import(`${folder}/${name}.ts`);
  // The type check of the same files has confirmed the types.
  return { ...(await load("operations")), ...(await load("facts")), ...(await load("validators")) } as Generated;
}

/**
 * Calls every operation. One whose arguments can't be made up counts as called but not answered.
 * @param impossible the ids of those that are proven to have no valid request or response. Default: none
 */
export async function callAll(
  { contract, ...api }: Generated,
  impossible: ReadonlySet<string> = new Set(),
): Promise<Calls> {
  const mock = createMock({ apis: [api] });
  const client = createClient(contract, {
    baseUrl: `http://127.0.0.1${mountPath(api)}`,
    fetch: mock.fetch,
    token: tokensOf(api.facts),
  });
  const methods = new Map<string, unknown>(Object.entries(client));
  const failures: string[] = [];
  const documented = Object.entries(api.facts.operations).filter(([, { responses }]) => documentsSuccess(responses));
  const operations = documented.filter(([id]) => !impossible.has(id));
  for (const [id, operation] of operations) {
    const call = methods.get(id);
    try {
      if (typeof call !== "function") throw new Error("The client has no such method.");
      const { args, headers } = argumentsOf(operation);
      // It throws for what the document does not document.
      await Reflect.apply(call, undefined, [args, { headers }]);
    } catch (error) {
      failures.push(`${id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return {
    called: operations.length,
    impossible: documented.length - operations.length,
    answered: operations.length - failures.length,
    failures: failures.slice(0, 5),
  };
}

/** A credential for each scheme of the document. */
function tokensOf({ operations }: Facts) {
  const schemes = Object.values(operations).flatMap(({ security }) => security.flat());
  return Object.fromEntries(
    schemes.map(({ name, scheme }) => [
      name,
      scheme === "Basic" ? { username: MOCK_TOKEN, password: MOCK_TOKEN } : MOCK_TOKEN,
    ]),
  );
}

/** The mock has nothing to answer if an operation documents only failures. */
function documentsSuccess(responses: OperationFacts["responses"]): boolean {
  return Object.keys(responses).some((status) => /^(2|default)/i.test(status));
}

/** The required arguments, from the generated examples and samples. */
function argumentsOf({ parameters, requestBody, examples }: OperationFacts) {
  const required = parameters.filter((parameter) => parameter.required);
  const given = (isHeader: boolean) =>
    Object.fromEntries(
      required
        .filter((parameter) => (parameter.in === "header") === isHeader)
        .flatMap(({ name, argument = name }) =>
          argument in examples.parameters ? [[isHeader ? name : argument, examples.parameters[argument]]] : [],
        ),
    );
  const [[mediaType, example] = []] = Object.entries(examples.requestBody ?? {});
  const body = mediaType === undefined ? undefined : bodyOf(mediaType, example, requestBody?.content[mediaType]);
  return {
    args: { ...given(false), ...(requestBody?.required && body !== undefined && { body }) },
    headers: given(true),
  };
}

/** The example as a client takes it, which writes neither XML nor other text by itself. */
function bodyOf(mediaType: string, example: unknown, content: RequestContentFacts | undefined): unknown {
  const isWritten = isJson(mediaType) || /^(multipart\/|application\/x-www-form-|\*)/.test(mediaType);
  return isWritten || typeof example === "string" ? example : writeBody(mediaType, example, content)?.text;
}
