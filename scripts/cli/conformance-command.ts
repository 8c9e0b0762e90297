import { wholeNumberOption } from "./command-options.ts";
import { createCommand } from "./program.ts";

/** Declares `revokit conformance`. */
export function conformanceCommand() {
  return createCommand("conformance", "Tests a server against its document. Without --base-url, the server is the mock")
    .argument(
      "[apis...]",
      "OpenAPI documents, natural or kirim (default: those of the configuration, or natural and kirim)",
    )
    .option("--base-url <url>", "The base URL of the server")
    .option("--fixtures <file>", "Real ids and valid values, in YAML or JSON")
    .option("--dry-run", "Prints what would be tried, and sends nothing", false)
    .option("--read-only", "Sends only safe methods: GET, HEAD, OPTIONS and QUERY", false)
    .option("-y, --yes", "Sends what may take effect without asking first", false)
    .option("--only <name>", "A check or an operation, by its id or a glob; may be given several times", append, none)
    .option("--skip <name>", "A check or an operation to leave out; may be given several times", append, none)
    .option(
      "--max-wait <seconds>",
      "How long to wait for rate limits in total",
      wholeNumberOption("--max-wait", 0, 604_800),
      3600,
    )
    .option("--junit <file>", "Writes JUnit XML")
    .option("--json <file>", "Writes JSON")
    .option("--html <file>", "Writes an HTML page")
    .option("--lint-config <file>", "Redocly's settings for the documents (default: redocly.yaml)")
    .option("--root <folder>", "The folder that references must stay below (default: that of each document)")
    .option("--allow-remote", "Follows the documents' references to other hosts", false)
    .summary("Tests a server against its document")
    .addHelpText("after", HELP)
    .action(async (apis, options) => {
      const { conformance } = await import("./conformance.ts");
      await conformance(apis, options);
    });
}

const none: readonly string[] = [];

function append(name: string, others: readonly string[]): readonly string[] {
  return [...others, name];
}

const HELP = `
The credential is read from <API>_API_KEY, or for a single security scheme from
<API>_<SCHEME>; another tenant's is read from <API>_OTHER_API_KEY.

Exit codes:
  0  nothing failed
  1  something failed
  2  usage error, or nothing could be tried

Examples:
  revokit conformance
  revokit conformance api/petstore.yaml
  revokit conformance api.yaml --base-url http://localhost:3000 --dry-run
  revokit conformance api.yaml --base-url http://localhost:3000 --yes \\
    --skip "key-*" --html report.html
  revokit conformance kirim --base-url https://api.kirimdev.com/v1 \\
    --fixtures fixtures.yaml`;
