import type { Check } from "./check.ts";
import { Skipped } from "./skipped.ts";
import { checks as allChecks } from "./checks.ts";
import { NoAnswer } from "./exchange.ts";
import { type Finding, ServerTestContext } from "./server-test-context.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

/** What came of one check of one operation. */
export interface CheckResult {
  readonly operationId: string;
  readonly check: string;
  readonly status: "passed" | "failed" | "skipped";
  /** What is wrong; none unless it failed. */
  readonly findings: readonly Finding[];
  /** Why it was skipped. */
  readonly reason?: string;
  /** In milliseconds. */
  readonly duration: number;
  /** How many requests it sent. */
  readonly requests: number;
}

/** What came of all checks of one API. */
export interface Verdict {
  readonly subject: ServerUnderTest;
  readonly results: readonly CheckResult[];
}

/** Holds a server against the spec: each check, for each operation that it applies to, one after the other. */
export async function runChecks(subject: ServerUnderTest, checks: readonly Check[] = allChecks): Promise<Verdict> {
  const results: CheckResult[] = [];
  for (const [operationId, operation] of Object.entries(subject.api.facts.operations)) {
    const context = new ServerTestContext(subject, operationId, operation);
    for (const check of checks) {
      if (check.appliesTo?.(operation) ?? true) results.push(await runCheck(context, check));
    }
  }
  return { subject, results };
}

async function runCheck(context: ServerTestContext, check: Check): Promise<CheckResult> {
  const start = performance.now();
  const requestsBefore = context.log.length;
  context.begin();
  let reason: string | undefined;
  try {
    await check.run(context);
  } catch (error) {
    if (error instanceof Skipped) reason = error.message;
    else if (error instanceof NoAnswer) context.report({ message: error.message, request: error.request });
    else throw error;
  }
  const findings = context.findings();
  return {
    operationId: context.operationId,
    check: check.name,
    status: findings.length > 0 ? "failed" : reason === undefined ? "passed" : "skipped",
    findings,
    ...(reason !== undefined && { reason }),
    duration: performance.now() - start,
    requests: context.log.length - requestsBefore,
  };
}
