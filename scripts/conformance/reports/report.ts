import type { Facts } from "revokit";
import { tokenVariable } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import type { Severity } from "../runner/findings.ts";
import { isBasic, toBasic } from "../runner/credentials.ts";
import { inOrder, type CheckResult, type SuiteResult } from "../runner/run.ts";
import { curlLine, type ShellSecrets } from "./curl.ts";
import { groupBy } from "./group-by.ts";
import { createRedact, type Redact } from "./redact.ts";

/** The content of all forms of the report. It contains no credential. */
export interface Report {
  /** The API's name, e.g. `kirim`. */
  readonly api: string;
  /** The document's `info.title`. */
  readonly title: string;
  /** The document's `info.version`. */
  readonly version: string;
  /** The server's URL. */
  readonly baseUrl: string;
  /** The number of checks by status. */
  readonly counts: Readonly<Record<CheckResult["status"], number>>;
  /** How many requests were sent. */
  readonly requests: number;
  /** In milliseconds. */
  readonly duration: number;
  /** The operations, in the order in which they were tried. */
  readonly operations: readonly OperationReport[];
}

/** The checks of one operation. */
export interface OperationReport {
  readonly operationId: string;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly checks: readonly CheckReport[];
}

/** The result of one check of one operation. */
export interface CheckReport {
  /** Its name for `only` and `skip`. */
  readonly id: string;
  /** A sentence that is true of a correct server. */
  readonly name: string;
  /** The part of the document, or the section of a standard, that requires it. */
  readonly reference: string;
  /** `noted`: nothing failed, but something is worth knowing. */
  readonly status: CheckResult["status"];
  /** In milliseconds. */
  readonly duration: number;
  /** Why it was skipped. */
  readonly reason?: string;
  /** What is wrong or worth knowing; empty if the check passed or was skipped. */
  readonly findings: readonly FindingReport[];
}

/** Something that is wrong, or worth knowing, with the curl line that reproduces it. */
export interface FindingReport {
  readonly severity: Severity;
  readonly message: string;
  /** The line that repeats the request; credentials are environment variables. Absent if no request shows it. */
  readonly curl?: string;
}

/** Builds the report, with curl lines whose credentials are environment variables. */
export function toReport({ subject, results, checks, derived }: SuiteResult): Report {
  const { facts } = subject.api;
  const secrets = secretsOf(subject, derived);
  const redact = createRedact(secrets.keys());
  const count = (status: CheckResult["status"]) => results.filter((each) => each.status === status).length;
  const byOperation = groupBy(results, ({ operationId }) => operationId);
  const tell = (result: CheckResult) => toCheckReport(result, checks, secrets, redact);
  return {
    api: facts.name,
    title: facts.title,
    version: facts.version,
    baseUrl: redact(subject.baseUrl),
    counts: { passed: count("passed"), failed: count("failed"), noted: count("noted"), skipped: count("skipped") },
    requests: sum(results.map(({ requests }) => requests)),
    duration: rounded(sum(results.map(({ duration }) => duration))),
    operations: inOrder(facts.operations).flatMap(([operationId, { method, path }]) => {
      const own = byOperation.get(operationId);
      return own === undefined ? [] : [{ operationId, method, path, checks: own.map(tell) }];
    }),
  };
}

/** The environment variable of another tenant's credential. */
export function otherTokenVariable(facts: Facts): string {
  return tokenVariable(facts).replace(/API_KEY$/, "OTHER_API_KEY");
}

/** The environment variable of the credential for one security scheme. */
export function schemeVariable(facts: Facts, scheme: string): string {
  return tokenVariable(facts).replace(/API_KEY$/, scheme.replaceAll(/[^a-z0-9]+/gi, "_").toUpperCase());
}

function toCheckReport(
  result: CheckResult,
  checks: readonly Check[],
  secrets: ShellSecrets,
  redact: Redact,
): CheckReport {
  const { check: id, status, duration, reason, findings } = result;
  const { title = id, reference = "" } = checks.find((each) => each.id === id) ?? {};
  return {
    id,
    name: title,
    reference,
    status,
    duration: rounded(duration),
    ...(reason !== undefined && { reason: redact(reason) }),
    findings: findings.map(({ severity, message, request }) => ({
      severity,
      message: redact(message),
      ...(request && { curl: redact(curlLine(request, secrets)) }),
    })),
  };
}

/** The credentials, and what is derived from them. The longer first, since one may be part of the other. */
function secretsOf(
  { api: { facts }, fixtures }: SuiteResult["subject"],
  derived: SuiteResult["derived"],
): ShellSecrets {
  const { token, otherToken, credentials = {} } = fixtures;
  const secrets: [string, string][] = [
    ...Object.entries(credentials).map(([scheme, each]): [string, string] => [each, schemeVariable(facts, scheme)]),
    ...(otherToken === undefined ? [] : [[otherToken, otherTokenVariable(facts)] satisfies [string, string]]),
    [token, tokenVariable(facts)],
  ];
  const variables = new Map(secrets.filter(([secret]) => secret !== ""));
  const shells = derived.map(({ value, shell, of }): [string, string] => [
    value,
    shell.replaceAll("NAME", () => variables.get(of) ?? tokenVariable(facts)),
  ]);
  const all = [...variables, ...shells];
  const usesBasic = Object.values(facts.operations).some(({ security }) => security.flat().some(isBasic));
  const basic = usesBasic ? all.map(([secret, shell]) => [toBasic(secret), basicShell(secret, shell)] as const) : [];
  return new Map([...all, ...basic].sort(([a], [b]) => b.length - a.length));
}

/** The shell expansion of `toBasic`, as it follows a dollar sign within double quotes. */
function basicShell(secret: string, shell: string): string {
  return `(printf ${secret.includes(":") ? "%s" : "%s:"} "$${shell}" | base64 | tr -d "\\n")`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** To a thousandth: the digits that a sum of binary fractions ends in could be those of a credential. */
function rounded(milliseconds: number): number {
  return Number(milliseconds.toFixed(3));
}
