import type { OperationFacts } from "revokit";
import { checks as allChecks } from "../checks/registry.ts";
import { Chains } from "./chains.ts";
import type { Check } from "./check.ts";
import type { DerivedCredential } from "./derived-credential.ts";
import { exchange, type Exchange, NoAnswer } from "./exchange.ts";
import type { Finding } from "./findings.ts";
import type { Path } from "./fixtures.ts";
import { Patience, type PatienceOptions } from "./patience.ts";
import { buildRequest } from "./request.ts";
import { requestSource } from "./request-source.ts";
import { isSafeRequest } from "./safe-methods.ts";
import type { Selection } from "./selection.ts";
import { ServerTestContext } from "./server-test-context.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { Silence } from "./silence.ts";
import { Skipped } from "./skipped.ts";

/** The result of one check of one operation. */
export interface CheckResult {
  readonly operationId: string;
  /** The id of the check. */
  readonly check: string;
  /** `noted`: nothing failed, but something is worth knowing. */
  readonly status: "passed" | "failed" | "noted" | "skipped";
  /** What is wrong or worth knowing; empty if it passed. */
  readonly findings: readonly Finding[];
  /** Why it was skipped. */
  readonly reason?: string;
  /** In milliseconds. */
  readonly duration: number;
  /** How many requests it sent. */
  readonly requests: number;
}

/** The results of all checks of one API. */
export interface SuiteResult {
  readonly subject: ServerUnderTest;
  readonly checks: readonly Check[];
  readonly results: readonly CheckResult[];
  /** Values derived from credentials, for reports to hide. */
  readonly derived: readonly DerivedCredential[];
}

/** What to run, and a listener for results. */
export interface RunOptions extends Pick<PatienceOptions, "onWait"> {
  /** What to try. Default: every check of every operation. */
  readonly selection?: Selection;
  /** Called with each result as soon as it is known. */
  readonly onResult?: (result: CheckResult, check: Check) => void;
}

/** Checks a server against the document: runs each check for each operation that it applies to, one after another. */
export async function runChecks(
  subject: ServerUnderTest,
  checks: readonly Check[] = allChecks,
  { selection, onWait, onResult }: RunOptions = {},
): Promise<SuiteResult> {
  const { facts } = subject.api;
  const patience = new Patience({ wait: subject.wait, maxWait: subject.maxWait, onWait });
  const isSelected = (operationId: string) => selection?.hasOperation(operationId) ?? true;
  const send = async (operationId: string, path: Path): Promise<Exchange | undefined> => {
    const operation = facts.operations[operationId];
    if (operation === undefined) return undefined;
    const request = buildRequest(requestSource(subject, operationId, operation), { path });
    const isAllowed = isSafeRequest(request) || (subject.allowsUnsafe && isSelected(operationId));
    return isAllowed ? exchange(subject, request, patience) : undefined;
  };
  const chains = new Chains(facts, subject.fixtures.parameters ?? {}, send);
  const derived = new Map<string, DerivedCredential>();
  const silence = new Silence();
  const results: CheckResult[] = [];
  for (const [operationId, operation] of inOrder(facts.operations)) {
    if (!isSelected(operationId)) continue;
    const context = new ServerTestContext(subject, operationId, operation, { patience, chains, derived });
    for (const check of checks) {
      if (selection?.hasCheck(check.id) === false || check.appliesTo?.(operation) === false) continue;
      const reason = operation.path.includes("#") ? UNREACHABLE : silence.reason;
      const result =
        reason === undefined ? await runCheck(context, check, silence) : skipped(operationId, check, reason);
      onResult?.(result, check);
      results.push(result);
    }
    silence.end();
  }
  return { subject, checks, results, derived: [...derived.values()] };
}

const RANK: Readonly<Record<OperationFacts["method"], number>> = {
  GET: 0,
  HEAD: 1,
  OPTIONS: 2,
  TRACE: 3,
  QUERY: 4,
  POST: 5,
  PUT: 6,
  PATCH: 7,
  DELETE: 8,
};

/** Operations that read come first, then those that create, then those that change; those that remove come last. */
export function inOrder(
  operations: Readonly<Record<string, OperationFacts>>,
): readonly (readonly [operationId: string, operation: OperationFacts])[] {
  return Object.entries(operations).sort(([, a], [, b]) => RANK[a.method] - RANK[b.method]);
}

/** Some documents distinguish operations by something that no request carries. */
const UNREACHABLE = "its path has a fragment, which no request carries (RFC 9110, 4.2)";

function skipped(operationId: string, { id: check }: Check, reason: string): CheckResult {
  return { operationId, check, status: "skipped", findings: [], reason, duration: 0, requests: 0 };
}

async function runCheck(context: ServerTestContext, check: Check, silence: Silence): Promise<CheckResult> {
  const start = performance.now();
  const requestsBefore = context.log.length;
  context.begin(context.operation.conformance?.[check.id] ?? check.severity);
  let reason: string | undefined;
  let waitedInVain = false;
  try {
    await check.run(context);
    if (context.log.length === 0 && context.findings().length === 0) reason = "no request has been answered";
  } catch (error) {
    if (error instanceof Skipped) reason = error.message;
    else if (error instanceof NoAnswer) {
      context.report(error.message, error.request);
      ({ waitedInVain } = error);
    } else throw error;
  }
  const requests = context.log.length - requestsBefore;
  silence.note(requests > 0, waitedInVain);
  const findings = context.findings();
  return {
    operationId: context.operationId,
    check: check.id,
    status: statusOf(findings, reason),
    findings,
    ...(reason !== undefined && { reason }),
    duration: performance.now() - start,
    requests,
  };
}

function statusOf(findings: readonly Finding[], reason: string | undefined): CheckResult["status"] {
  if (findings.some(({ severity }) => severity === "failure")) return "failed";
  if (findings.length > 0) return "noted";
  return reason === undefined ? "passed" : "skipped";
}
