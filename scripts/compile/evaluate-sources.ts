import * as runtime from "revokit/runtime";
import type { Facts } from "revokit";
import type { Validators } from "revokit/runtime";
import { evaluateScript } from "./evaluate-script.ts";

/** An API for the mock and the conformance suite. */
export interface CompiledApi {
  readonly facts: Facts;
  readonly validators: Validators;
}

/** The same as data, to be sent from one thread to another, or to be kept. */
export interface CompiledSources {
  readonly facts: Facts;
  /** The code of its validators. */
  readonly validators: string;
}

/** Creates an API from its sources. */
export function evaluateSources({ facts, validators }: CompiledSources): CompiledApi {
  return { facts, validators: evaluate(validators) };
}

function evaluate(script: string): Validators {
  const result: { validators?: Validators } = {};
  evaluateScript(script, { ...runtime, result });
  if (result.validators === undefined) throw new Error("The compiled validators set no table.");
  return result.validators;
}
