import { jsonText, normalizeBaseUrl, UsageError } from "revokit/toolkit";
import { startValidationProxy } from "../proxy/validation-proxy.ts";
import { PROBLEMS_FOUND } from "./exit-code.ts";
import { usage } from "./failure.ts";
import { explainListen, stopSignal } from "./mock.ts";
import { findApis } from "./mock-apis.ts";
import type { MockOptions } from "./mock-options.ts";
import { proxyBanner, proxyLines, summaryOf } from "./mock-proxy-output.ts";

/**
 * Serves a validation proxy until a SIGINT or SIGTERM. The exit code is 1 if anything violated the document. Throws a
 * `UsageError` for options that it can't use, a `SpecError` for a document that can't be compiled.
 */
export async function serveProxy(names: readonly string[], options: MockOptions & { readonly proxy: string }) {
  const { host, port, quiet, json } = options;
  const upstream = usage("--proxy", () => normalizeBaseUrl(options.proxy));
  const unused = (["seed", "behaviour", "rateLimit"] as const).find((name) => options[name] !== undefined);
  if (unused !== undefined || (options.faults ?? []).length > 0 || options.admin || options.stateless) {
    throw new UsageError(
      "--proxy answers nothing itself, so it can't be combined with options for the mock's answers and state.",
    );
  }
  const [api, ...others] = await findApis(names, options);
  if (api === undefined || others.length > 0) {
    throw new UsageError("--proxy forwards to one server: name its document.");
  }
  const counts = { exchanges: 0, left: 0 };
  const proxy = await startValidationProxy({
    ...{ api, upstream, host, port },
    onExchange: (exchange) => {
      const hasLeft = exchange.request.length + exchange.response.length > 0;
      counts.exchanges += 1;
      if (hasLeft) counts.left += 1;
      if (json) console.log(jsonText(exchange));
      else if (hasLeft || !quiet) console.log(proxyLines(exchange));
    },
    onFailure: (method, reason) => console.error(`${method}: no complete response from the server (${reason})`),
  }).catch((error: unknown) => explainListen(error, port));
  // With --json, standard output has only JSON.
  const tell = json ? console.error : console.log;
  tell(proxyBanner(api, proxy, upstream));
  await stopSignal();
  await proxy.close();
  tell(summaryOf(counts));
  if (counts.left > 0) process.exitCode = PROBLEMS_FOUND;
}
