import type { OperationFacts } from "revokit";
import { ownMember } from "revokit/toolkit";
import type { Chains } from "./chains.ts";
import { examplePath } from "./example-path.ts";
import type { Path, Resources } from "./fixtures.ts";
import { isSafe } from "./safe-methods.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

/** The resources that an operation can be tried on: those in the fixtures, and those learned from the server. */
export class ResourcePool {
  readonly #operationId: string;
  readonly #operation: OperationFacts;
  readonly #subject: ServerUnderTest;
  readonly #chains: Chains;
  #used = new Set<string>();
  readonly #certain = new Set<string>();
  #created: Promise<Path | undefined> | undefined;

  constructor(operationId: string, operation: OperationFacts, subject: ServerUnderTest, chains: Chains) {
    this.#operationId = operationId;
    this.#operation = operation;
    this.#subject = subject;
    this.#chains = chains;
  }

  /** What the fixtures name for this operation. */
  get named(): Resources {
    return this.#subject.fixtures.operations[this.#operationId] ?? {};
  }

  /**
   * Whether the operation can take effect on one resource repeatedly: what is read or changed still exists afterwards, and
   * what is created has no resource yet.
   */
  get isReusable(): boolean {
    const { method } = this.#operation;
    return isSafe(method) || method === "PUT" || method === "PATCH" || !this.#hasPath();
  }

  /** A resource that the operation takes effect on, which stays fresh; `undefined` if there is none. */
  async peek(): Promise<Path | undefined> {
    const [named] = this.#left();
    if (named !== undefined) return this.#note(named);
    if (!this.#hasPath() && this.named.fresh === undefined) return this.#note({});
    if (this.named.fresh !== undefined && !this.isReusable) return undefined;
    const found = isSafe(this.#operation.method) ? await this.#chains.existing(this.#operationId) : await this.#own();
    if (found !== undefined) return this.#chains.hasGuess(found) ? found : this.#note(found);
    // The resources in the document's examples may exist, and reading them is safe.
    return isSafe(this.#operation.method) ? examplePath(this.#operation) : undefined;
  }

  /** Only what this run has created is changed. */
  #own(): Promise<Path | undefined> {
    if (!this.isReusable) return this.#chains.created(this.#operationId);
    this.#created ??= this.#chains.created(this.#operationId);
    return this.#created;
  }

  /** Takes up to `count` resources that the operation takes effect on. They count as used up. */
  async take(count: number): Promise<readonly Path[]> {
    const taken: Path[] = [];
    while (taken.length < count) {
      const path = await this.peek();
      if (path === undefined) break;
      taken.push(path);
      this.use(path);
    }
    return taken;
  }

  /** Notes that the operation has taken effect on a resource. */
  use(path: Path): void {
    if (!this.isReusable) this.#used.add(JSON.stringify(path));
  }

  /** Whether a valid request for it must succeed: it is known to exist, and nothing in the request is made up. */
  isCertain(path: Path): boolean {
    if (this.#subject.knowsExamples === true) return true;
    if ((this.named.fresh ?? []).some((each) => JSON.stringify(each) === JSON.stringify(path))) return true;
    const { parameters, requestBody, idempotency } = this.#operation;
    const values = { ...this.#subject.fixtures.parameters, ...this.named.parameters };
    const isMadeUp = parameters.some(
      ({ name, in: place, required }) =>
        required && place !== "path" && name !== idempotency?.header && ownMember(values, name) === undefined,
    );
    return (
      !isMadeUp &&
      (requestBody === undefined || this.named.body !== undefined) &&
      this.#certain.has(JSON.stringify(path))
    );
  }

  /** Forgets what was used up. */
  reset(): void {
    this.#used = new Set();
    this.#created = undefined;
  }

  #left(): readonly Path[] {
    return (this.named.fresh ?? []).filter((path) => !this.#used.has(JSON.stringify(path)));
  }

  #hasPath(): boolean {
    return this.#operation.parameters.some((each) => each.in === "path");
  }

  #note(path: Path): Path {
    this.#certain.add(JSON.stringify(path));
    return path;
  }
}
