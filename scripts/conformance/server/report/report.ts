import type { Facts } from "revokit";
import { tokenVariable } from "revokit/toolkit";
import { curlLine } from "../curl.ts";
import { createRedact, type Redact } from "../redact.ts";
import type { CheckResult, Verdict } from "../run.ts";

/** What all forms of the report tell. It holds no credential. */
export interface Report {
  readonly api: string;
  readonly title: string;
  readonly version: string;
  readonly baseUrl: string;
  /** How many checks there are of each kind. */
  readonly counts: Readonly<Record<CheckResult["status"], number>>;
  readonly requests: number;
  /** In milliseconds. */
  readonly duration: number;
  readonly operations: readonly OperationReport[];
}

/** The checks of one operation. */
export interface OperationReport {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly checks: readonly CheckReport[];
}

/** One check. */
export interface CheckReport {
  readonly name: string;
  readonly status: CheckResult["status"];
  /** In milliseconds. */
  readonly duration: number;
  /** Why it was skipped. */
  readonly reason?: string;
  readonly findings: readonly { readonly message: string; readonly curl?: string }[];
}

/** Tells a verdict, with curl lines whose credentials are environment variables. */
export function toReport({ subject, results }: Verdict): Report {
  const { facts } = subject.api;
  const secrets = secretsOf(subject);
  const redact = createRedact(secrets.keys());
  const count = (status: CheckResult["status"]) => results.filter((each) => each.status === status).length;
  return {
    api: facts.name,
    title: facts.title,
    version: facts.version,
    baseUrl: redact(subject.baseUrl),
    counts: { passed: count("passed"), failed: count("failed"), skipped: count("skipped") },
    requests: sum(results.map(({ requests }) => requests)),
    duration: sum(results.map(({ duration }) => duration)),
    operations: Object.entries(facts.operations).map(([operationId, { method, path }]) => ({
      operationId,
      method,
      path,
      checks: results
        .filter((each) => each.operationId === operationId)
        .map((each) => toCheckReport(each, secrets, redact)),
    })),
  };
}

/** The environment variable of another tenant's credential. */
export function otherTokenVariable(facts: Facts): string {
  return tokenVariable(facts).replace(/API_KEY$/, "OTHER_API_KEY");
}

function toCheckReport(result: CheckResult, secrets: ReadonlyMap<string, string>, redact: Redact): CheckReport {
  const { check: name, status, duration, reason, findings } = result;
  return {
    name,
    status,
    duration,
    ...(reason !== undefined && { reason: redact(reason) }),
    findings: findings.map(({ message, request }) => ({
      message: redact(message),
      ...(request && { curl: redact(curlLine(request, secrets)) }),
    })),
  };
}

/** The longer first, for one may be a part of the other. */
function secretsOf({ api: { facts }, fixtures }: Verdict["subject"]): ReadonlyMap<string, string> {
  const secrets: [string, string][] = [[fixtures.token, tokenVariable(facts)]];
  if (fixtures.otherToken !== undefined) secrets.push([fixtures.otherToken, otherTokenVariable(facts)]);
  return new Map(secrets.sort(([a], [b]) => b.length - a.length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
