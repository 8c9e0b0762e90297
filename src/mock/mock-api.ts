import type { Facts, OperationFacts, ParameterFacts } from "../facts.ts";
import { ownMember } from "../own-member.ts";
import type { Validators } from "../validators.ts";
import type { ParameterValues } from "./request/parameter-values.ts";

/** An API that the mock serves: what the pipeline generated for it, and what its operations change. */
export interface MockApi {
  readonly facts: Facts;
  readonly validators: Validators;
  /** What its operations do beyond what the document says. */
  readonly behaviour?: Behaviour;
}

/**
 * What an API's operations do: a state machine of its resources, or code. Without either, operations that evidently
 * create, read, change or remove a resource do so, and the others answer with their success example.
 */
export interface Behaviour {
  /** The states of a resource. In the default seed the document's example ids are in the first. */
  readonly states?: readonly string[];
  /**
   * The state after each operation, by the state before. From a state that is not listed the operation changes nothing,
   * and answers as to a repeat (`onRepeat` in the facts).
   */
  readonly transitions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** JSON pointers to the strings in a success body that hold the time of the change. */
  readonly changedAt?: readonly string[];
  /** Code that answers an operation, keyed by operationId. */
  readonly handlers?: Readonly<Record<string, Handler>>;
}

/**
 * Answers a valid call; `undefined` leaves the answer to the mock. An error that it throws is answered 500 over
 * HTTP, and rejects `mock.fetch`.
 */
export type Handler = (call: HandledCall) => HandlerAnswer | undefined | Promise<HandlerAnswer | undefined>;

/** A parsed, valid call. */
export interface HandledCall {
  readonly operationId: string;
  /** The values of the parameters by place and name. */
  readonly parameters: ParameterValues;
  /** The parsed value of JSON and forms, else the text; absent without a body. */
  readonly body: unknown;
  /** The name of the tenant that calls. */
  readonly tenant: string;
}

/** What a handler answers. */
export interface HandlerAnswer {
  readonly status: number;
  /** The name of the documented example to answer with if there is no `body`. */
  readonly example?: string;
  /** Written in the documented media type that the request prefers, or in JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An operation together with its name and its API. */
export interface Target {
  readonly api: MockApi;
  readonly operationId: string;
  readonly operation: OperationFacts;
}

/** The operations of an API. */
export function targets(api: MockApi): readonly Target[] {
  return Object.entries(api.facts.operations).map(([operationId, operation]) => ({ api, operationId, operation }));
}

/** The names of the path parameters that identify an API's resources: those of the operations that change them. */
export function resourceParameters(api: MockApi): readonly string[] {
  return (
    changingOperation(api)?.operation.parameters.flatMap(({ in: place, name }) => (place === "path" ? [name] : [])) ??
    []
  );
}

/** Path parameters of a resource from the document's examples; a variant other than 0 gives a similar but different one. */
export function documentedPath(api: MockApi, variant = 0): Readonly<Record<string, string>> {
  const operation = changingOperation(api)?.operation;
  const parameters = operation?.parameters.filter(({ in: place }) => place === "path") ?? [];
  return Object.fromEntries(
    parameters.map((parameter, index) => {
      const { name } = parameter;
      const example = operation === undefined ? "" : String(exampleOf(operation, parameter));
      const isVaried = variant > 0 && index === parameters.length - 1;
      return [name, isVaried ? example.replace(/..$/, String(variant).padStart(2, "0")) : example];
    }),
  );
}

/** A valid value for a parameter; `undefined` if there is no example and no sample can be made. */
export function exampleOf({ examples }: OperationFacts, { name, argument = name }: ParameterFacts): unknown {
  return ownMember(examples.parameters, argument);
}

/** The first operation that changes state. */
export function changingOperation(api: MockApi): Target | undefined {
  return targets(api).find(({ operationId }) => api.behaviour?.transitions?.[operationId] !== undefined);
}
