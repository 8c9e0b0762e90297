import type { Facts, OperationFacts, ParameterFacts } from "../facts.ts";
import type { Validators } from "../validators.ts";
import type { ParameterValues } from "./request/parameter-values.ts";

/** An API that the mock serves: what the pipeline generated for it, and what its operations change. */
export interface MockApi {
  readonly facts: Facts;
  readonly validators: Validators;
  /** What its operations do, where the document can't say it. */
  readonly behaviour?: Behaviour;
}

/**
 * What an API's operations do: as the life of its resources, a state machine, or as code. Without either, the resources that
 * the document makes evident are created, read, changed and removed, and other operations answer their success example.
 */
export interface Behaviour {
  /** Every state that a resource can be in. The default seed puts the spec's own ids in the first. */
  readonly states?: readonly string[];
  /**
   * The state that each operation takes a resource to, by the state that it is in. In a state that is not named the
   * operation changes nothing, and answers as it does to a repeat (`onRepeat` in the facts).
   */
  readonly transitions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** JSON pointers to the strings of a success's body that bear the moment of the change. */
  readonly changedAt?: readonly string[];
  /** Code that answers an operation, keyed by operationId. */
  readonly handlers?: Readonly<Record<string, Handler>>;
}

/**
 * Answers a call that is as documented; `undefined` for the answer that the mock would give without it. What it throws is an
 * error of the mock's, answered 500.
 */
export type Handler = (call: HandledCall) => HandlerAnswer | undefined | Promise<HandlerAnswer | undefined>;

/** A call, as a handler sees it: read and valid. */
export interface HandledCall {
  readonly operationId: string;
  /** The values of the parameters, by their place and name. */
  readonly parameters: ParameterValues;
  /** JSON and forms as what they stand for, anything else as text; absent where there is none. */
  readonly body: unknown;
  /** The name of the tenant that calls. */
  readonly tenant: string;
}

/** What a handler answers. */
export interface HandlerAnswer {
  readonly status: number;
  /** The name of the documented example to answer with, where there is no `body`. */
  readonly example?: string;
  /** Written in the documented media type that the request prefers, JSON where none is documented. */
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

/** The names of the path parameters that lead to an API's resources: those of the operations that change them. */
export function resourceParameters(api: MockApi): readonly string[] {
  return (
    changingOperation(api)?.operation.parameters.flatMap(({ in: place, name }) => (place === "path" ? [name] : [])) ??
    []
  );
}

/** The path parameters of a resource after the spec's own examples; with a variant other than 0, of another one like it. */
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

/** A valid value for a parameter; undefined where the document has none and no sample can be made. */
export function exampleOf({ examples }: OperationFacts, { name, argument = name }: ParameterFacts): unknown {
  return examples.parameters[argument];
}

/** The first operation that changes state. */
export function changingOperation(api: MockApi): Target | undefined {
  return targets(api).find(({ operationId }) => api.behaviour?.transitions?.[operationId] !== undefined);
}
