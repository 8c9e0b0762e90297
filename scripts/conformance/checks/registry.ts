import type { Check } from "../runner/check.ts";
import { boundaryMembers } from "./boundary-members.ts";
import { boundaryValuesAccepted } from "./boundary-values.ts";
import { challenge } from "./challenge.ts";
import { credentialAlternatives } from "./credential-alternatives.ts";
import { credentialFirst } from "./credential-first.ts";
import { credentialNoEffect } from "./credential-no-effect.ts";
import { dependentHeader } from "./dependent-header.ts";
import { duplicateMembers } from "./duplicate-members.ts";
import { eachId } from "./each-id.ts";
import { encodedPath } from "./encoded-path.ts";
import { foreignCredential } from "./foreign-credential.ts";
import { foreignResource } from "./foreign-resource.ts";
import { head } from "./head.ts";
import { headerCase } from "./header-case.ts";
import { hostileInput } from "./hostile-input.ts";
import { invalidBody } from "./invalid-body.ts";
import { invalidMember } from "./invalid-member.ts";
import { invalidParameter } from "./invalid-parameter.ts";
import { keyAfter401 } from "./key-after-401.ts";
import { keyAfter4xx } from "./key-after-4xx.ts";
import { keyAfter5xx } from "./key-after-5xx.ts";
import { keyReused } from "./key-reused.ts";
import { longestKey } from "./longest-key.ts";
import { malformedCredential } from "./malformed-credential.ts";
import { mediaTypeForms } from "./media-type-forms.ts";
import { missingCredential } from "./missing-credential.ts";
import { missingParameter } from "./missing-parameter.ts";
import { oddestKey } from "./oddest-key.ts";
import { optionalParameters } from "./optional-parameters.ts";
import { options } from "./options.ts";
import { otherMethods } from "./other-methods.ts";
import { parallel } from "./parallel.ts";
import { parallelWithKey } from "./parallel-with-key.ts";
import { pathVariants } from "./path-variants.ts";
import { refusalNoEffect } from "./refusal-no-effect.ts";
import { repeat } from "./repeat.ts";
import { repeatedHeader } from "./repeated-header.ts";
import { replay } from "./replay.ts";
import { replayCredential } from "./replay-credential.ts";
import { replayLater } from "./replay-later.ts";
import { replayTenant } from "./replay-tenant.ts";
import { requestIds } from "./request-ids.ts";
import { sameNotFound } from "./same-not-found.ts";
import { sameRequestId } from "./same-request-id.ts";
import { schemeCase } from "./scheme-case.ts";
import { similarCredential } from "./similar-credential.ts";
import { similarKey } from "./similar-key.ts";
import { singleHeaders } from "./single-headers.ts";
import { singleMember } from "./single-member.ts";
import { singleParameter } from "./single-parameter.ts";
import { spentResource } from "./spent-resource.ts";
import { takesEffect } from "./takes-effect.ts";
import { unknownResource } from "./unknown-resource.ts";
import { wrongMethod } from "./wrong-method.ts";

/**
 * The checks in order: those that change nothing on a correct server first, those that examine all earlier answers
 * last.
 */
export const checks: readonly Check[] = [
  missingCredential,
  malformedCredential,
  similarCredential,
  credentialFirst,
  challenge,
  schemeCase,
  credentialAlternatives,
  missingParameter,
  invalidParameter,
  dependentHeader,
  optionalParameters,
  singleParameter,
  boundaryValuesAccepted,
  invalidBody,
  invalidMember,
  wrongMethod,
  head,
  options,
  headerCase,
  repeatedHeader,
  singleHeaders,
  unknownResource,
  foreignResource,
  foreignCredential,
  sameNotFound,
  spentResource,
  hostileInput,
  takesEffect,
  encodedPath,
  eachId,
  pathVariants,
  mediaTypeForms,
  credentialNoEffect,
  refusalNoEffect,
  otherMethods,
  repeat,
  replay,
  replayLater,
  replayCredential,
  replayTenant,
  keyReused,
  keyAfter401,
  keyAfter4xx,
  keyAfter5xx,
  similarKey,
  longestKey,
  oddestKey,
  parallelWithKey,
  parallel,
  boundaryMembers,
  singleMember,
  requestIds,
  sameRequestId,
  duplicateMembers,
];
