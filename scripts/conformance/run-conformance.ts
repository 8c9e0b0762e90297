import { setTimeout as wait } from "node:timers/promises";
import { normalizeBaseUrl } from "revokit/toolkit";
import { checks } from "./checks/registry.ts";
import { type Report, toReport } from "./reports/report.ts";
import type { DescribedApi } from "./runner/described-api.ts";
import type { Resources } from "./runner/fixtures.ts";
import { assertKnownChecks } from "./runner/assert-known-checks.ts";
import { readFixtures } from "./runner/read-fixtures.ts";
import { runChecks } from "./runner/run.ts";
import { type SelectionOptions, selectChecks } from "./runner/selection.ts";

/** The server to check, and how. */
export interface ConformanceOptions extends SelectionOptions {
  /** The API: what the pipeline generated, or what `compileDocument` returned. */
  readonly api: DescribedApi;
  /** The server's URL, with the path that the document's paths follow. */
  readonly baseUrl: string;
  /** The credential, for every security scheme that `credentials` does not name. Default: none. */
  readonly token?: string;
  /** The credential of another tenant. Without it, checks that need one are skipped. */
  readonly otherToken?: string;
  /** Credentials by the name of their security scheme. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Real ids and valid values: the content of a fixtures file. */
  readonly fixtures?: ConformanceFixtures;
  /**
   * Whether requests of methods that may take effect are sent too: POST, PUT, PATCH and DELETE, with valid, invalid and hostile
   * values. Default: false.
   */
  readonly allowUnsafe?: boolean;
  /** How long to wait for rate limits in total, in seconds. Default: 3600. */
  readonly maxWait?: number;
  /** Called before each wait for a rate limit with its length and the length of all earlier waits, in seconds. */
  readonly onWait?: (seconds: number, before: number) => void;
  /** Ends the run: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Sends requests. With a custom one, checks that need their own socket are skipped. Default: the global `fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** Real ids and valid values. */
export interface ConformanceFixtures {
  /** Valid values of parameters, keyed by name, for every operation. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Keyed by operationId. */
  readonly operations?: Readonly<Record<string, Resources>>;
}

/**
 * Checks a server against its document, and returns a report. Nothing in it derives from a credential.
 * @throws a `SelectionError` if `only`, `skip` or the document's `x-conformance` names nothing that exists, a
 *   `FixturesError` for fixtures that do not fit the document
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const { api, baseUrl, token = "", otherToken, credentials, allowUnsafe = false, maxWait, signal, onWait } = options;
  const { operations } = api.facts;
  const ids = checks.map(({ id }) => id);
  assertKnownChecks(api.facts, ids);
  const selection = selectChecks(options, ids, Object.keys(operations));
  const subject = {
    api,
    baseUrl: normalizeBaseUrl(baseUrl),
    fixtures: {
      ...readFixtures(options.fixtures ?? {}, operations),
      token,
      ...(otherToken !== undefined && { otherToken }),
      ...(credentials !== undefined && { credentials }),
    },
    allowsUnsafe: allowUnsafe,
    fetch: options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init)),
    hasSocket: options.fetch === undefined,
    wait: (time: number) => wait(time, undefined, signal && { signal }),
    ...(maxWait !== undefined && { maxWait: maxWait * 1000 }),
    ...(signal && { signal }),
  };
  const inSeconds = onWait && ((delay: number, before: number) => onWait(delay / 1000, before / 1000));
  return toReport(await runChecks(subject, checks, { selection, ...(inSeconds && { onWait: inSeconds }) }));
}
