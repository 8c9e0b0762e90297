import type { Facts, OperationFacts } from "revokit";
import { isSuccess, ownMember, parseJson } from "revokit/toolkit";
import type { Exchange } from "./exchange.ts";
import { hasCreated, lastSegment } from "./created.ts";
import { isDotSegment } from "./dot-segment.ts";
import { findCreatedId, findFirstId } from "./find-id.ts";
import type { Path } from "./fixtures.ts";
import { isValidText } from "../values/invalid-values.ts";
import { asText, linkedValues } from "./link-target.ts";

/** Sends a valid request of an operation; `undefined` if it may not be sent. */
export type SendValid = (operationId: string, path: Path) => Promise<Exchange | undefined>;

/** A parameter of a path template, and the path before it: `/users/{user}/posts` before `{post}`. */
interface Step {
  readonly name: string;
  readonly collectionPath: string;
}

/**
 * Learns ids from the server, from its lists and from what it has just created, by the document's links or by the names
 * of members.
 */
export class Chains {
  readonly #facts: Facts;
  readonly #send: SendValid;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #known = new Map<string, Promise<string | undefined>>();

  readonly #guessed = new Set<string>();

  /** @param values known values of parameters by name */
  constructor(facts: Facts, values: Readonly<Record<string, unknown>>, send: SendValid) {
    this.#facts = facts;
    this.#values = values;
    this.#send = send;
  }

  /** A path to something that exists, for reading; `undefined` if none is known. */
  existing(operationId: string): Promise<Path | undefined> {
    return walk(this.#facts.operations[operationId], (step, path) =>
      this.#givenOr(step, () => this.#find(operationId, step, path)),
    );
  }

  /** Whether a path has an id that may not be one. */
  hasGuess(path: Path): boolean {
    return Object.entries(path).some((each) => this.#guessed.has(JSON.stringify(each)));
  }

  /**
   * A path to something that was created for this call, below parents that this run has also created; else `undefined`.
   */
  created(operationId: string): Promise<Path | undefined> {
    return walk(this.#facts.operations[operationId], (step, path, isLast) =>
      isLast
        ? this.#create(operationId, step, path)
        : this.#givenOr(step, () => this.#findOwn(operationId, step, path)),
    );
  }

  async #givenOr({ name }: Step, find: () => Promise<string | undefined>): Promise<string | undefined> {
    return asText(ownMember(this.#values, name)) ?? find();
  }

  async #find(operationId: string, step: Step, path: Path): Promise<string | undefined> {
    const listed = await this.#once("listed", step, path, () => this.#list(step, path));
    return listed ?? this.#findOwn(operationId, step, path);
  }

  #findOwn(operationId: string, step: Step, path: Path): Promise<string | undefined> {
    return this.#once("own", step, path, () => this.#create(operationId, step, path));
  }

  #once(kind: string, step: Step, path: Path, find: () => Promise<string | undefined>): Promise<string | undefined> {
    const key = JSON.stringify([kind, step, path]);
    const known = this.#known.get(key) ?? find();
    this.#known.set(key, known);
    return known;
  }

  async #list({ name, collectionPath }: Step, path: Path): Promise<string | undefined> {
    const answer = await this.#ask("GET", collectionPath, path);
    const listed = answer && findFirstId(parseJson(answer.text), name, collectionPath.split("/").at(-1) ?? "");
    if (listed?.isGuess === true) this.#guessed.add(JSON.stringify([name, listed.id]));
    return listed?.id;
  }

  async #create(target: string, { name, collectionPath }: Step, path: Path): Promise<string | undefined> {
    const creatorId = this.#operationAt("POST", collectionPath);
    const answer = creatorId === undefined ? undefined : await this.#send(creatorId, path);
    if (creatorId === undefined || answer === undefined) return undefined;
    const responses = this.#facts.operations[creatorId]?.responses ?? {};
    if (!hasCreated(answer, responses)) return undefined;
    const links = Object.values(responses[String(answer.status)]?.links ?? {});
    const link = links.find((each) => each.operationId === target);
    const linked = link && ownMember(linkedValues(link, answer, path), name);
    const body = parseJson(answer.text);
    const last = collectionPath.split("/").at(-1) ?? "";
    const id = linked ?? findCreatedId(body, name, last) ?? lastSegment(answer.headers.get("location"), last);
    // An answer that shows what is above has its id, which may also be that of another item below.
    return id !== undefined && Object.values(path).includes(id) ? undefined : id;
  }

  async #ask(method: string, collectionPath: string, path: Path): Promise<Exchange | undefined> {
    const operationId = this.#operationAt(method, collectionPath);
    const answer = operationId === undefined ? undefined : await this.#send(operationId, path);
    return answer && isSuccess(answer) ? answer : undefined;
  }

  #operationAt(method: string, path: string): string | undefined {
    const found = Object.entries(this.#facts.operations).find(
      ([, operation]) => operation.method === method && operation.path.replace(/\/$/, "") === path,
    );
    return found?.[0];
  }
}

/** Finds an id for each step of an operation's path, with those before it known; `undefined` if one has no valid id. */
async function walk(
  operation: OperationFacts | undefined,
  idOf: (step: Step, path: Path, isLast: boolean) => Promise<string | undefined>,
): Promise<Path | undefined> {
  const steps = operation === undefined ? undefined : stepsOf(operation);
  if (steps === undefined) return undefined;
  let path: Path = {};
  for (const step of steps) {
    const id = await idOf(step, path, step === steps.at(-1));
    if (id === undefined || !isDocumented(operation, step, id)) return undefined;
    path = { ...path, [step.name]: id };
  }
  return path;
}

/** The parameters of a path, each of which fills a segment; `undefined` if one does not. */
function stepsOf({ path }: OperationFacts): readonly Step[] | undefined {
  const segments = path.split("/");
  const steps = segments.flatMap((segment, index) => {
    const [, name] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
    return name === undefined ? [] : [{ name, collectionPath: segments.slice(0, index).join("/") }];
  });
  const count = path.match(/\{[^{}]+\}/g)?.length ?? 0;
  return steps.length === count ? steps : undefined;
}

/**
 * Whether an id satisfies the operation's schema: a server may return another kind of id. A dot segment leads to another path.
 */
function isDocumented(operation: OperationFacts | undefined, { name }: Step, id: string): boolean {
  if (isDotSegment(id)) return false;
  const parameter = operation?.parameters.find((each) => each.in === "path" && each.name === name);
  return parameter === undefined || isValidText(parameter.schema, id);
}
