import type { OperationFacts, ParameterFacts, SecurityScheme } from "revokit";
import { isSuccess } from "revokit/toolkit";
import type { Chains } from "./chains.ts";
import { assertSendable } from "./assert-sendable.ts";
import { contractViolations } from "./contract-violations.ts";
import type { DerivedCredential } from "./derived-credential.ts";
import { exchange, type Exchange } from "./exchange.ts";
import { type Finding, Findings } from "./findings.ts";
import type { Patience } from "./patience.ts";
import { type Ask, buildRequest, type RequestSource, validBody, validValue } from "./request.ts";
import { requestSource } from "./request-source.ts";
import { ResourcePool } from "./resources.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import type { Severity } from "./findings.ts";
import type { WireRequest } from "./wire-request.ts";

/** A shorter credential may also be a word of an answer. */
const MIN_LENGTH = 8;

/** The state that the checks of a run share. */
export interface SharedByRun {
  readonly patience: Patience;
  readonly chains: Chains;
  /** Values derived from credentials. */
  readonly derived: Map<string, DerivedCredential>;
}

/** An operation on a server, for the checks: it sends requests, and notes what is wrong with the answers. */
export class ServerTestContext {
  readonly operationId: string;
  readonly operation: OperationFacts;
  readonly subject: ServerUnderTest;
  readonly resources: ResourcePool;
  /** Every exchange so far. */
  readonly log: Exchange[] = [];
  readonly #source: RequestSource;
  readonly #shared: SharedByRun;
  readonly #findings = new Findings();

  constructor(subject: ServerUnderTest, operationId: string, operation: OperationFacts, shared: SharedByRun) {
    this.subject = subject;
    this.operationId = operationId;
    this.operation = operation;
    this.resources = new ResourcePool(operationId, operation, subject, shared.chains);
    this.#source = requestSource(subject, operationId, operation);
    this.#shared = shared;
  }

  /**
   * Begins a check: forgets earlier findings, and resets the server if possible.
   * @param severity the severity of all its findings. Default: each finding's own.
   */
  begin(severity?: Severity): void {
    this.#findings.begin(severity);
    if (this.subject.reset === undefined) return;
    this.subject.reset();
    this.resources.reset();
  }

  /** Sends a request. One that takes effect uses up its resource. */
  async ask(ask: Ask = {}): Promise<Exchange> {
    const request = this.request(ask);
    assertSendable(this, ask, request);
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

  /** A valid body and its media type; `undefined` where none is known. */
  get validBody(): ReturnType<typeof validBody> {
    return validBody(this.#source);
  }

  /** The schemes that a request has credentials for. */
  get schemes(): readonly SecurityScheme[] {
    return this.#source.schemes ?? [];
  }

  /** The credential for a scheme. */
  tokenOf(scheme: SecurityScheme): string {
    return this.#source.tokenOf(scheme);
  }

  /** Registers a value derived from a credential. */
  noteDerived(derived: DerivedCredential): void {
    this.#shared.derived.set(derived.value, derived);
  }

  /** Adds a finding about an answer: by default, a failure. */
  fail(message: string, answer: Exchange | undefined, severity: Severity = "failure"): void {
    this.report(message, answer?.request, severity);
  }

  /** Adds a note about an answer that is worth knowing, but not forbidden. */
  note(message: string, answer: Exchange | undefined): void {
    this.fail(message, answer, "note");
  }

  report(message: string, request: WireRequest | undefined, severity: Severity = "failure"): void {
    this.#findings.add({ severity, message, request });
  }

  /**
   * Adds a finding for everything in an answer that is not as documented, and for an unexpected status. If the document
   * infers the expected status, a refusal with another one is a note.
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

  /** Adds a finding for everything in an answer that is not as documented. */
  expectDocumented(answer: Exchange, what: string): boolean {
    const broken = contractViolations(this.subject.api, this.operationId, answer);
    for (const { message, severity } of broken)
      this.fail(`the ${answer.status} to ${what}: ${message}`, answer, severity);
    return broken.every(({ severity }) => severity === "note");
  }

  /** The findings since the check began. */
  findings(): readonly Finding[] {
    return this.#findings.list();
  }

  #lookForSecrets(answer: Exchange): void {
    const { token, otherToken = token, credentials = {} } = this.subject.fixtures;
    // A session's cookie is set again and again.
    const isSession = this.schemes.some((each) => each.in === "cookie");
    const headers = [...answer.headers].filter(([name]) => !(isSession && name === "set-cookie"));
    const shown = [answer.text, ...headers.map(([, value]) => value)].join("\n");
    const secrets = [token, otherToken, ...Object.values(credentials)];
    if (secrets.some((secret) => secret.length >= MIN_LENGTH && shown.includes(secret)))
      this.fail("the answer quotes the credential", answer);
  }
}
