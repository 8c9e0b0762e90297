import type { Facts, OperationFacts, ParameterFacts } from "../facts.ts";
import type { Validators } from "../validators.ts";

/** An API that the mock serves: what the pipeline generated for it, and what its operations change. */
export interface MockApi {
  readonly facts: Facts;
  readonly validators: Validators;
  /** Absent for an API without state: each operation then answers its success example. */
  readonly behaviour?: Behaviour;
}

/** The life of an API's resources as a state machine: what the spec can't say. */
export interface Behaviour {
  /** Every state that a resource can be in. The default seed puts the spec's own ids in the first. */
  readonly states: readonly string[];
  /**
   * The state that each operation takes a resource to, by the state that it is in. In a state that is not named the
   * operation changes nothing, and answers as it does to a repeat (`onRepeat` in the facts).
   */
  readonly transitions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** JSON pointers to the strings of a success's body that bear the moment of the change. */
  readonly changedAt?: readonly string[];
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
  return targets(api).find(({ operationId }) => api.behaviour?.transitions[operationId] !== undefined);
}
