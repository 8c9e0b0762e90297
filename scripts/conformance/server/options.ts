import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { messageOf, normalizeBaseUrl, tokenVariable } from "revokit/toolkit";
import type { DescribedApi } from "../apis.ts";
import { type Fixtures, FixturesError, parseFixtures } from "./fixtures.ts";
import { otherTokenVariable } from "./report/report.ts";

/** A wrong use of the command: its message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What the command is to do. */
export interface Options {
  readonly apis: readonly DescribedApi[];
  /** The server; absent for the mock. */
  readonly server?: { readonly baseUrl: string; readonly fixtures: Fixtures };
  /** Whether what may take effect is sent without a question. */
  readonly yes: boolean;
  /** Whether only safe methods are sent. */
  readonly readOnly: boolean;
  readonly help: boolean;
  /** Paths of the files to write, keyed by their form. */
  readonly files: Readonly<Partial<Record<"junit" | "json" | "html", string>>>;
}

export const HELP = `Holds a server against the spec.

Usage: npm run conformance -- [options]

  --api <name>         Default: every API in generated/
  --base-url <url>     The server. Default: the mock
  --fixtures <file>    The resources to try it on, as JSON: see scripts/conformance/README.md
  --read-only          Sends only safe methods: GET, HEAD and OPTIONS
  --yes                Sends what may take effect without asking first
  --junit <file>       Writes JUnit XML
  --json <file>        Writes JSON
  --html <file>        Writes a page for people
  --help

The credential is read from <API>_API_KEY, another tenant's from <API>_OTHER_API_KEY.
The exit code is 0 where all is as the spec says, 1 where something is not, 2 where nothing could be tried.
`;

/** Throws a `UsageError` for what it can't use. */
export async function readOptions(
  args: readonly string[],
  generated: readonly DescribedApi[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Options> {
  const { api: name, "base-url": url, fixtures, yes, "read-only": readOnly, help, ...files } = parse(args);
  const apis = name === undefined ? generated : generated.filter(({ facts }) => facts.name === name);
  const [api, ...others] = apis;
  if (api === undefined) throw new UsageError(`--api: there is no ${name}. There is ${namesOf(generated)}.`);
  const common = { apis, yes, readOnly, help, files };
  if (url === undefined) {
    if (fixtures !== undefined) throw new UsageError("--fixtures: say with --base-url on which server they are.");
    return common;
  }
  if (others.length > 0) throw new UsageError(`--base-url: say with --api which API is there: ${namesOf(generated)}.`);
  return { ...common, server: { baseUrl: readBaseUrl(url), fixtures: await readFixtures(api, fixtures, env) } };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        api: { type: "string" },
        "base-url": { type: "string" },
        fixtures: { type: "string" },
        yes: { type: "boolean", default: false },
        "read-only": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        junit: { type: "string" },
        json: { type: "string" },
        html: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

function readBaseUrl(url: string): string {
  try {
    return normalizeBaseUrl(url);
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

async function readFixtures(
  { facts }: DescribedApi,
  file: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Fixtures> {
  const variable = tokenVariable(facts);
  const token = env[variable];
  if (!token) throw new UsageError(`Set ${variable} to the credential.`);
  const otherToken = env[otherTokenVariable(facts)];
  const text = file === undefined ? "{}" : await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new UsageError(`--fixtures: the file ${file} can't be read.`);
  try {
    return { ...parseFixtures(text, facts.operations), token, ...(otherToken && { otherToken }) };
  } catch (error) {
    if (error instanceof FixturesError) throw new UsageError(`--fixtures: ${error.message}`, { cause: error });
    throw error;
  }
}

function namesOf(apis: readonly DescribedApi[]): string {
  return apis.map(({ facts }) => facts.name).join(", ");
}
