import type { ValidCall } from "../call.ts";
import { pathTexts } from "../call.ts";
import type { ResponseFacts } from "../../facts.ts";
import { quoteUnlessToken } from "../request/field-parameters.ts";
import { parsePrefer } from "../request/prefer.ts";
import { type Answer, withHeaders } from "./answer.ts";
import { documentedResponse, firstDocumented, statusOfExample } from "./documented-response.ts";
import { errorResponse } from "./error-response.ts";
import { fillExample } from "./fill-example.ts";

/** The documented answer that a call requests by `Prefer`. Such a call has no effect. */
export function preferredAnswer(call: ValidCall): Answer | undefined {
  const { target, request, number } = call;
  const { responses } = target.operation;
  const { code, example } = parsePrefer(request.headers.get("prefer"));
  if (code === undefined && example === undefined) return undefined;
  const asked = /^[2-5]\d\d$/.test(code ?? "") ? Number(code) : undefined;
  const status = code === undefined ? statusOfExample(target, example ?? "") : asked;
  const found =
    status === undefined
      ? undefined
      : documentedResponse(target, status, { example, accept: request.headers.get("accept") });
  if (found === undefined || (example !== undefined && !hasExample(responses[found.documentedAs], example))) {
    const because = `Prefer asks for an undocumented answer. Documented: ${Object.keys(responses).join(", ")}.`;
    const error = { status: firstDocumented(target, [400, 422]), because, parameter: "Prefer" };
    return errorResponse(target.api, target, error, number);
  }
  const applied = [
    ...(code === undefined ? [] : [`code=${code}`]),
    ...(example === undefined ? [] : [`example=${quoteUnlessToken(example)}`]),
  ];
  const answer = fillExample(target, found, number, { path: pathTexts(call) });
  return withHeaders(answer, { "Preference-Applied": applied.join(", ") });
}

function hasExample(documented: ResponseFacts | undefined, name: string): boolean {
  return Object.values(documented?.content ?? {}).some(({ examples }) => Object.hasOwn(examples, name));
}
