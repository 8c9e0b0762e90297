import { type Check, Skipped } from "./check.ts";
import { checks as allChecks } from "./checks.ts";
import { NoAnswer } from "./exchange.ts";
import { type Finding, Scene } from "./scene.ts";
import type { Subject } from "./subject.ts";

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
  readonly subject: Subject;
  readonly results: readonly CheckResult[];
}

/** Holds a server against the spec: each check, for each operation that it applies to, one after the other. */
export async function runChecks(subject: Subject, checks: readonly Check[] = allChecks): Promise<Verdict> {
  const results: CheckResult[] = [];
  for (const [operationId, operation] of Object.entries(subject.api.facts.operations)) {
    const scene = new Scene(subject, operationId, operation);
    for (const check of checks) {
      if (check.appliesTo?.(operation) ?? true) results.push(await runCheck(scene, check));
    }
  }
  return { subject, results };
}

async function runCheck(scene: Scene, check: Check): Promise<CheckResult> {
  const start = performance.now();
  const requestsBefore = scene.log.length;
  scene.begin();
  let reason: string | undefined;
  try {
    await check.run(scene);
  } catch (error) {
    if (error instanceof Skipped) reason = error.message;
    else if (error instanceof NoAnswer) scene.report({ message: error.message, request: error.request });
    else throw error;
  }
  const findings = scene.findings();
  return {
    operationId: scene.operationId,
    check: check.name,
    status: findings.length > 0 ? "failed" : reason === undefined ? "passed" : "skipped",
    findings,
    ...(reason !== undefined && { reason }),
    duration: performance.now() - start,
    requests: scene.log.length - requestsBefore,
  };
}
