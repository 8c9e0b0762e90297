import type { Check } from "./check.ts";
import { invalidBody } from "./checks/body.ts";
import { malformedCredential, missingCredential, schemeCase } from "./checks/credential.ts";
import { hostileInput } from "./checks/hostile-input.ts";
import { keyReused, parallel, parallelWithKey, replay } from "./checks/idempotency-key.ts";
import { wrongMethod } from "./checks/method.ts";
import { foreignCredential, foreignResource, unknownResource } from "./checks/not-found.ts";
import { dependentHeader, invalidParameter, missingParameter, optionalParameters } from "./checks/parameters.ts";
import { repeat, spentResource } from "./checks/repeat.ts";
import { requestIds } from "./checks/request-id.ts";
import { takesEffect } from "./checks/takes-effect.ts";

/** In this order: what changes nothing on a correct server comes first. */
export const checks: readonly Check[] = [
  missingCredential,
  malformedCredential,
  schemeCase,
  missingParameter,
  invalidParameter,
  dependentHeader,
  optionalParameters,
  invalidBody,
  wrongMethod,
  unknownResource,
  foreignResource,
  foreignCredential,
  spentResource,
  hostileInput,
  takesEffect,
  repeat,
  replay,
  keyReused,
  parallelWithKey,
  parallel,
  requestIds,
];
