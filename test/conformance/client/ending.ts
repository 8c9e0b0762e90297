import {
  type ClientTestContext,
  call,
  documentedAnswers,
  exampleInput,
  respond,
  scripted,
} from "./client-test-context.ts";

/** A `fetch` that fails with a system error. */
export const failure = (code: string, syscall?: string) => () =>
  Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, syscall }) }));

/** The first success as the document shows it. */
export function success(context: ClientTestContext): () => Response {
  const found = documentedAnswers(context).find(({ status }) => status < 300);
  return () => respond(found?.status ?? 200, found?.mediaType, found?.value);
}

/** The first documented refusal that is final, as the document shows it. */
export function refusal(context: ClientTestContext): () => Response {
  const found = documentedAnswers(context).find(({ status }) => [400, 404, 417].includes(status));
  return () => respond(found?.status ?? 404, found?.mediaType, found?.value);
}

interface Ended {
  readonly outcome: string;
  readonly attempts: readonly { readonly class: string }[];
  readonly retryAfter: number | undefined;
}

/** The result of a call against a script of answers: its report, and the number of requests. */
export async function ending(context: ClientTestContext, script: Parameters<typeof scripted>[1], options: object = {}) {
  const { client, sent } = scripted(context, script, options);
  const settled: unknown = await call(context, client, exampleInput(context)).catch((reason: unknown) => reason);
  return { ended: settled as Ended, sent };
}
