import { UsageError } from "revokit/toolkit";
import { APIS, collect, documentCommand, wholeNumberOption } from "./command-options.ts";
import { readRateLimit } from "./mock-options.ts";

/** Declares `revokit mock`. */
export function mockCommand() {
  const description = "Serves a stateful mock of the documents over HTTP, until it is stopped";
  return documentCommand("mock", description, APIS)
    .option("-p, --port <number>", "The port; 0 finds a free one", wholeNumberOption("--port", 0, 65_535), 4010)
    .option("--host <name>", "The address to listen on", "127.0.0.1")
    .option("--seed <file>", "The initial state, as JSON (default: the documented ids, in every state)")
    .option("--stateless", "Responds only with examples, and changes nothing", false)
    .option("--behaviour <file>", "A module whose default export defines what the document's operations do")
    .option(
      "--faults <fault>",
      "A fault to inject; may be given several times. Made of status=503, retry-after=2, latency=200, reset=before, reset=after, truncate; narrowed by times=2, operation=<operationId>",
      collect,
    )
    .option("--rate-limit <n/s>", "The rate limit of each credential, in requests/seconds, e.g. 60/60", readRateLimit)
    .option("--admin", "Serves /__mock, which shows and resets the state, and injects faults", false)
    .option(
      "--proxy <url>",
      "Forwards requests to the server at this base URL, and reports where either side violates the document",
    )
    .option("--json", "With --proxy: prints a line of JSON for each request", false)
    .option("-q, --quiet", "Does not print a line for each request", false)
    .summary("Serves a mock over HTTP")
    .addHelpText("after", EXAMPLES)
    .action(async (apis, options) => {
      if (options.proxy !== undefined) {
        const { serveProxy } = await import("./mock-proxy.ts");
        return serveProxy(apis, { ...options, proxy: options.proxy });
      }
      if (options.json) throw new UsageError("--json needs --proxy.");
      const { serve } = await import("./mock.ts");
      await serve(apis, options);
    });
}

const EXAMPLES = `
With --proxy, the exit code is 1 if anything violated the document.

Examples:
  revokit mock
  revokit mock api/petstore.yaml
  revokit mock kirim --port 0 --faults "status=500, times=2"
  revokit mock natural --seed seed.json --rate-limit 60/60
  revokit mock api.yaml --proxy https://api.example.com/v1`;
