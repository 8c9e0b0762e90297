import type { ValidCall } from "../call.ts";
import { pathTexts } from "../call.ts";
import { parsePrefer } from "../request/prefer.ts";
import { type Answer, withHeaders } from "./answer.ts";
import { documentedAs, documentedResponse, firstDocumented, statusOfExample } from "./documented-response.ts";
import { errorResponse } from "./error-response.ts";
import { fillExample } from "./fill-example.ts";

/** The documented answer that a call requests by `Prefer`. Such a call has no effect. */
export function preferredAnswer(call: ValidCall): Answer | undefined {
  const { target, request, number } = call;
  const { responses } = target.operation;
  const { code, example } = parsePrefer(request.headers.get("prefer"));
  if (code === undefined && example === undefined) return undefined;
  const status = code === undefined ? statusOfExample(target, example ?? "") : Number(code);
  const isKnown =
    status !== undefined && status >= 200 && status <= 599 && documentedAs(responses, status) !== undefined;
  const found = isKnown
    ? documentedResponse(target, status, { example, accept: request.headers.get("accept") })
    : undefined;
  if (found === undefined) {
    const because = `Prefer asks for an undocumented answer. Documented: ${Object.keys(responses).join(", ")}.`;
    const error = { status: firstDocumented(target, [400, 422]), because, parameter: "Prefer" };
    return errorResponse(target.api, target, error, number);
  }
  const applied = [code !== undefined && `code=${status}`, example !== undefined && `example=${example}`].filter(
    Boolean,
  );
  const answer = fillExample(target, found, number, { path: pathTexts(call) });
  return withHeaders(answer, { "Preference-Applied": applied.join(", ") });
}
