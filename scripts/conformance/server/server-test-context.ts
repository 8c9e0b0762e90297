import type { OperationFacts } from "revokit";
import { Skipped } from "./skipped.ts";
import { contractViolations } from "./contract-violations.ts";
import { exchange, type Exchange } from "./exchange.ts";
import type { Path, Resources } from "./fixtures.ts";
import { isSafe } from "./safe-methods.ts";
import { type Ask, buildRequest, type WireRequest } from "./request.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { unlikelyPath } from "./unlikely-path.ts";

/** Something that a server got wrong, and the request that shows it. */
export interface Finding {
  readonly message: string;
  readonly request: WireRequest | undefined;
}

/** An operation on a server, for the checks: it sends, notes what is wrong, and hands out the fixtures. */
export class ServerTestContext {
  readonly operationId: string;
  readonly operation: OperationFacts;
  readonly subject: ServerUnderTest;
  /** Every exchange so far. */
  readonly log: Exchange[] = [];
  #findings: Finding[] = [];
  #used = new Set<string>();

  constructor(subject: ServerUnderTest, operationId: string, operation: OperationFacts) {
    this.subject = subject;
    this.operationId = operationId;
    this.operation = operation;
  }

  /** Sends a request. What took effect uses its resource up. */
  async ask(ask: Ask = {}): Promise<Exchange> {
    const request = this.request(ask);
    if (!this.subject.allowsUnsafe && !isSafe(request.method)) {
      throw new Skipped(`it sends a ${request.method}, and only safe methods may be sent`);
    }
    const answer = await exchange(this.subject, request);
    this.log.push(answer);
    if (ask.path && answer.status >= 200 && answer.status < 300) this.#used.add(JSON.stringify(ask.path));
    this.#lookForSecrets(answer);
    return answer;
  }

  /** The request that `ask` would send. */
  request(ask: Ask): WireRequest {
    const { baseUrl, fixtures } = this.subject;
    return buildRequest(baseUrl, this.operation, fixtures.token, ask);
  }

  /** Notes that an answer is wrong. */
  fail(message: string, answer: Exchange | undefined): void {
    this.report({ message, request: answer?.request });
  }

  report(finding: Finding): void {
    this.#findings.push(finding);
  }

  /** Notes whatever of an answer is not as documented, and a status other than those that are expected. */
  expect(answer: Exchange, statuses: readonly (number | string)[], what: string): boolean {
    const isExpected = statuses.map(String).includes(String(answer.status));
    if (!isExpected) this.fail(`${what} was answered ${answer.status}, not ${statuses.join(" or ")}`, answer);
    return this.expectDocumented(answer, what) && isExpected;
  }

  /** Notes whatever of an answer is not as documented. */
  expectDocumented(answer: Exchange, what: string): boolean {
    const broken = contractViolations(this.subject.api, this.operationId, answer);
    for (const violation of broken) this.fail(`the ${answer.status} to ${what}: ${violation}`, answer);
    return broken.length === 0;
  }

  /** A resource on which the operation still takes effect, for a request that is to be refused. */
  freshResource(): Path {
    const [path] = this.#left();
    if (path === undefined) throw new Skipped("no fresh resource is left in the fixtures");
    return path;
  }

  /** So many resources on which the operation still takes effect. They count as used up. */
  useFreshResources(count = 1): readonly Path[] {
    const paths = this.#left().slice(0, count);
    if (paths.length < count) throw new Skipped(`${count} fresh in the fixtures are needed, ${paths.length} left`);
    for (const path of paths) this.#used.add(JSON.stringify(path));
    return paths;
  }

  /** The resources of a kind. */
  all(kind: Exclude<keyof Resources, "fresh">): readonly Path[] {
    const paths = this.#resources()[kind] ?? [];
    if (paths.length === 0) throw new Skipped(`no ${kind} resource is in the fixtures`);
    return paths;
  }

  /** A resource to which the same request can be sent again and again, with the same answer. */
  repeatablePath(): Path {
    const [path = {}] = isSafe(this.operation.method) ? [this.freshResource()] : this.all("spent");
    return path;
  }

  /**
   * What a request may name that nothing is to happen to: what does not exist, or is done with; never a resource on which
   * the operation takes effect. A safe method may name the document's own examples.
   * @param method Default: the operation's.
   */
  harmlessPath(method: string = this.operation.method): Path {
    const { unknown = [], spent = [] } = this.#resources();
    const named = unknown[0] ?? spent[0];
    if (named !== undefined) return named;
    const hasPath = this.operation.parameters.some((each) => each.in === "path");
    if (isSafe(method) || !hasPath) return {};
    const path = unlikelyPath(this.operation);
    if (path === undefined) throw new Skipped("no unknown resource is in the fixtures, and none can be made up");
    return path;
  }

  /** Begins a check: forgets what was noted before, and has the fixtures put back where that can be. */
  begin(): void {
    this.#findings = [];
    if (this.subject.reset === undefined) return;
    this.subject.reset();
    this.#used = new Set();
  }

  /** What was noted since the check began. */
  findings(): readonly Finding[] {
    return this.#findings;
  }

  #left(): readonly Path[] {
    return (this.#resources().fresh ?? []).filter((path) => !this.#used.has(JSON.stringify(path)));
  }

  #resources(): Resources {
    return this.subject.fixtures.operations[this.operationId] ?? {};
  }

  #lookForSecrets(answer: Exchange): void {
    const { token, otherToken = token } = this.subject.fixtures;
    const shown = [answer.text, ...answer.headers.values()].join("\n");
    if ([token, otherToken].some((secret) => shown.includes(secret)))
      this.fail("the answer quotes the credential", answer);
  }
}
