import { APIS, collect, documentCommand, wholeNumberOption } from "./command-options.ts";

/** Declares `revokit conformance`. */
export function conformanceCommand() {
  const description = "Tests a server against its document. Without --base-url, the server is the mock";
  return documentCommand("conformance", description, APIS)
    .option("--base-url <url>", "The base URL of the server")
    .option("--fixtures <file>", "Real ids and valid values, in YAML or JSON")
    .option("--dry-run", "Prints what would be tried, and sends nothing", false)
    .option("--read-only", "Sends only safe methods: GET, HEAD, OPTIONS and QUERY", false)
    .option("-y, --yes", "Sends what may take effect without asking first", false)
    .option("--only <name>", "A check or an operation, by its id or a glob; may be given several times", collect, none)
    .option("--skip <name>", "A check or an operation to leave out; may be given several times", collect, none)
    .option(
      "--max-wait <seconds>",
      "How long to wait for rate limits in total",
      wholeNumberOption("--max-wait", 0, 604_800),
      3600,
    )
    .option("--junit <file>", "Writes JUnit XML")
    .option("--json <file>", "Writes JSON")
    .option("--html <file>", "Writes an HTML page")
    .summary("Tests a server against its document")
    .addHelpText("after", HELP)
    .action(async (apis, options) => {
      const { conformance } = await import("./conformance.ts");
      await conformance(apis, options);
    });
}

const none: readonly string[] = [];

const HELP = `
The credential is read from <API>_API_KEY, or for a single security scheme from
<API>_<SCHEME>; another tenant's is read from <API>_OTHER_API_KEY.

Exit codes:
  0  nothing failed
  1  something failed
  2  usage error, or nothing could be tested

Examples:
  revokit conformance
  revokit conformance api/petstore.yaml
  revokit conformance api.yaml --base-url http://localhost:3000 --dry-run
  revokit conformance api.yaml --base-url http://localhost:3000 --yes \\
    --skip "key-*" --html report.html
  revokit conformance kirim --base-url https://api.kirimdev.com/v1 \\
    --fixtures fixtures.yaml`;
