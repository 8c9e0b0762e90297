import type { OperationFacts, ParameterFacts, SecurityScheme } from "revokit";
import type { Chains } from "./chains.ts";
import { contractViolations } from "./contract-violations.ts";
import { exchange, type Exchange } from "./exchange.ts";
import type { Path, Resources } from "./fixtures.ts";
import type { Patience } from "./patience.ts";
import { type Ask, buildRequest, type RequestSource, validValue } from "./request.ts";
import { ResourcePool } from "./resources.ts";
import { isSafe, isSafeRequest } from "./safe-methods.ts";
import { requestSource } from "./request-source.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import type { Severity } from "./severity.ts";
import { Skipped } from "./skipped.ts";
import { unlikelyPath } from "../values/unlikely-path.ts";
import type { WireRequest } from "./wire-request.ts";

/** Something that a server got wrong, and the request that shows it. */
export interface Finding {
  readonly severity: Severity;
  readonly message: string;
  readonly request: WireRequest | undefined;
}

/** What the checks of a run share. */
export interface SharedByRun {
  readonly patience: Patience;
  readonly chains: Chains;
  /** Values that were made of credentials. */
  readonly derived: Map<string, DerivedCredential>;
}

/** A value that was made of a credential, for reports to hide. */
export interface DerivedCredential {
  readonly value: string;
  /** The shell expansion that derives it from the variable with the credential, for which `NAME` stands. */
  readonly shell: string;
  /** The credential. */
  readonly of: string;
}

/** An operation on a server, for the checks: it sends, notes what is wrong, and hands out resources. */
export class ServerTestContext {
  readonly operationId: string;
  readonly operation: OperationFacts;
  readonly subject: ServerUnderTest;
  readonly resources: ResourcePool;
  /** Every exchange so far. */
  readonly log: Exchange[] = [];
  readonly #source: RequestSource;
  readonly #shared: SharedByRun;
  #findings: Finding[] = [];
  #severity: Severity | undefined;

  constructor(subject: ServerUnderTest, operationId: string, operation: OperationFacts, shared: SharedByRun) {
    this.subject = subject;
    this.operationId = operationId;
    this.operation = operation;
    this.resources = new ResourcePool(operationId, operation, subject, shared.chains);
    this.#source = requestSource(subject, operationId, operation);
    this.#shared = shared;
  }

  /** Sends a request. What took effect uses its resource up. */
  async ask(ask: Ask = {}): Promise<Exchange> {
    const request = this.request(ask);
    if (this.operation.requestBody?.required === true && ask.body === undefined && request.body === undefined) {
      const { method } = request;
      if (method === this.operation.method && method !== "GET")
        throw new Skipped("no valid body is known: name one in the fixtures");
    }
    if (ask.body === undefined && !this.#isBodyValid())
      throw new Skipped("no valid body is known: name one in the fixtures");
    if (!this.subject.allowsUnsafe && !isSafeRequest(request)) {
      throw new Skipped(`it sends ${describe(request)}, and only safe methods may be sent`);
    }
    const answer = await exchange(this.subject, request, this.#shared.patience);
    this.log.push(answer);
    if (ask.path && isSuccess(answer)) this.resources.use(ask.path);
    this.#lookForSecrets(answer);
    return answer;
  }

  /** The request that `ask` would send. */
  request(ask: Ask): WireRequest {
    return buildRequest(this.#source, ask);
  }

  /** A valid value for a parameter. */
  valueOf(parameter: ParameterFacts): unknown {
    return validValue(this.#source, parameter);
  }

  /** The credential for a scheme. */
  tokenOf(scheme: SecurityScheme): string {
    return this.#source.tokenOf(scheme);
  }

  /** Notes that a value was made of a credential. */
  derive(derived: DerivedCredential): void {
    this.#shared.derived.set(derived.value, derived);
  }

  /** Notes that an answer is wrong. */
  fail(message: string, answer: Exchange | undefined, severity: Severity = "failure"): void {
    this.report(message, answer?.request, severity);
  }

  /** Notes something worth knowing about an answer, though nothing forbids it. */
  note(message: string, answer: Exchange | undefined): void {
    this.fail(message, answer, "note");
  }

  report(message: string, request: WireRequest | undefined, severity: Severity = "failure"): void {
    this.#findings.push({ severity: this.#severity ?? severity, message, request });
  }

  /**
   * Notes everything in an answer that is not as documented, and an unexpected status. A refusal with another
   * status than one that the document infers is a note.
   */
  expect(answer: Exchange, statuses: readonly (number | string)[], what: string): boolean {
    const isExpected = statuses.map(String).includes(String(answer.status));
    if (!isExpected) {
      const isInferred = statuses.every((status) => this.operation.responses[String(status)]?.isInferred === true);
      const isRefusal =
        answer.status >= 400 && answer.status < 500 && statuses.every((each) => /^4/.test(String(each)));
      const message = `${what} was answered ${answer.status}, not ${statuses.join(" or ")}`;
      this.fail(message, answer, isInferred && isRefusal ? "note" : "failure");
    }
    return this.expectDocumented(answer, what) && isExpected;
  }

  /** Notes everything in an answer that is not as documented. */
  expectDocumented(answer: Exchange, what: string): boolean {
    const broken = contractViolations(this.subject.api, this.operationId, answer);
    for (const { message, severity } of broken)
      this.fail(`the ${answer.status} to ${what}: ${message}`, answer, severity);
    return broken.every(({ severity }) => severity === "note");
  }

  /** A resource on which the operation still takes effect, for a request that must be refused. */
  async freshResource(): Promise<Path> {
    const path = await this.resources.peek();
    if (path === undefined) throw new Skipped("no fresh resource is left: name more in the fixtures");
    return path;
  }

  /** Takes `count` resources on which the operation still takes effect. They count as used up. */
  async useFreshResources(count = 1): Promise<readonly Path[]> {
    const paths = await this.resources.take(count);
    if (paths.length < count) {
      throw new Skipped(`${count} fresh resources are needed, there are ${paths.length}: name more in the fixtures`);
    }
    return paths;
  }

  /** The resources of a kind. */
  all(kind: "spent" | "foreign" | "unknown" | "failing"): readonly Path[] {
    const paths = this.#named[kind] ?? [];
    if (paths.length === 0) throw new Skipped(`no ${kind} resource is in the fixtures`);
    return paths;
  }

  /** A resource to which the same request can be sent again and again, with the same answer. */
  async repeatablePath(): Promise<Path> {
    const { method } = this.operation;
    if (isSafe(method) || method === "PUT" || method === "PATCH") return this.freshResource();
    const [path = {}] = this.all("spent");
    return path;
  }

  /**
   * The path for a request that must have no effect: of a resource that does not exist or is used up, never of one on which
   * the operation takes effect. A safe method may name the document's own examples.
   * @param method Default: the operation's.
   */
  harmlessPath(method: string = this.operation.method): Path {
    const { unknown = [], spent = [] } = this.#named;
    const named = unknown[0] ?? spent[0];
    if (named !== undefined) return named;
    const hasPath = this.operation.parameters.some((each) => each.in === "path");
    if (isSafe(method) || !hasPath) return {};
    const path = unlikelyPath(this.operation);
    if (path === undefined) throw new Skipped("no unknown resource is in the fixtures, and none can be made up");
    return path;
  }

  /**
   * Begins a check: forgets earlier findings, and resets the server if possible.
   * @param severity the severity of all its findings. Default: each finding's own.
   */
  begin(severity?: Severity): void {
    this.#findings = [];
    this.#severity = severity;
    if (this.subject.reset === undefined) return;
    this.subject.reset();
    this.resources.reset();
  }

  /** What was noted since the check began. */
  findings(): readonly Finding[] {
    return this.#findings;
  }

  /** A document's only example may break its own schema. */
  #isBodyValid(): boolean {
    const [example] = Object.entries(this.operation.examples.requestBody ?? {});
    if (this.#named.body !== undefined || example === undefined) return true;
    const [mediaType, value] = example;
    const validate = this.subject.api.validators[this.operationId]?.requestBody?.[mediaType];
    return validate === undefined || validate(value).length === 0;
  }

  get #named(): Resources {
    return this.resources.named;
  }

  #lookForSecrets(answer: Exchange): void {
    const { token, otherToken = token } = this.subject.fixtures;
    const shown = [answer.text, ...answer.headers.values()].join("\n");
    if ([token, otherToken].some((secret) => secret !== "" && shown.includes(secret)))
      this.fail("the answer quotes the credential", answer);
  }
}

function describe({ method }: WireRequest): string {
  return isSafe(method) ? `a ${method} whose header asks for another method` : `a ${method}`;
}

/** Whether an answer says that the request took effect. */
export function isSuccess({ status }: Exchange): boolean {
  return status >= 200 && status < 300;
}
