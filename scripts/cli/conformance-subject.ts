import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { MockApi } from "revokit/mock";
import { messageOf, normalizeBaseUrl, tokenVariable, UsageError } from "revokit/toolkit";
import { otherTokenVariable, schemeVariable } from "../conformance/reports/report.ts";
import { asMockApi, type DescribedApi } from "../conformance/runner/described-api.ts";
import type { Fixtures } from "../conformance/runner/fixtures.ts";
import { mockFixtures } from "../conformance/runner/mock-fixtures.ts";
import { FixturesError, parseFixtures } from "../conformance/runner/read-fixtures.ts";
import type { ServerUnderTest } from "../conformance/runner/server-under-test.ts";
import { createSuiteMock } from "../conformance/runner/suite-mock.ts";
import type { ConformanceOptions } from "./conformance-options.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const common = {
  hasSocket: true,
  wait: (time: number) => wait(time),
  fetch: (url: string, init: RequestInit) => fetch(url, init),
};

/** The server that the arguments name, without consent to unsafe methods. Throws a `UsageError`. */
export async function readServer(
  api: DescribedApi,
  { baseUrl = "", fixtures, maxWait, dryRun }: ConformanceOptions,
  env: Environment,
): Promise<ServerUnderTest> {
  return {
    ...common,
    api,
    baseUrl: readBaseUrl(baseUrl),
    // A run that sends nothing needs no credential.
    fixtures: { ...(await readFixturesFile(api, fixtures)), ...(dryRun ? { token: "" } : readCredentials(api, env)) },
    allowsUnsafe: false,
    maxWait: maxWait * 1000,
  };
}

/** A mock of an API on a free port, reset before each check. */
export async function openMock(api: MockApi): Promise<{ readonly subject: ServerUnderTest; close(): Promise<void> }> {
  const mocked = asMockApi(api);
  const { mock, reset } = createSuiteMock(mocked);
  const server = await mock.listen();
  const subject = {
    ...common,
    api,
    baseUrl: server.url(api.facts.name),
    fixtures: mockFixtures(mocked),
    allowsUnsafe: true,
    knowsExamples: true,
    reset,
  };
  return { subject, close: () => server.close() };
}

function readBaseUrl(url: string): string {
  try {
    return normalizeBaseUrl(url);
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

/** No credential is needed if no operation requires one. */
function readCredentials(
  { facts }: DescribedApi,
  env: Environment,
): Pick<Fixtures, "token" | "otherToken" | "credentials"> {
  const schemes = new Set(
    Object.values(facts.operations).flatMap(({ security }) => security.flat().map(({ name }) => name)),
  );
  const own = [...schemes].flatMap((name): [string, string][] => {
    const value = env[schemeVariable(facts, name)];
    return value ? [[name, value]] : [];
  });
  const token = env[tokenVariable(facts)] ?? "";
  if (token === "" && own.length === 0 && schemes.size > 0) {
    throw new UsageError(`Set ${tokenVariable(facts)} to the credential.`);
  }
  const otherToken = env[otherTokenVariable(facts)];
  return { token, ...(otherToken && { otherToken }), ...(own.length > 0 && { credentials: Object.fromEntries(own) }) };
}

async function readFixturesFile({ facts }: DescribedApi, file: string | undefined) {
  const text = file === undefined ? "{}" : await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new UsageError(`--fixtures: the file ${file} can't be read.`);
  try {
    return parseFixtures(text, facts.operations);
  } catch (error) {
    if (error instanceof FixturesError) throw new UsageError(`--fixtures: ${error.message}`, { cause: error });
    throw error;
  }
}
