/** One way in which an example on a documentation page contradicts the same page or another one. */
export interface Deviation {
  /** `<api>/<operationId>/<status>` */
  readonly fixture: string;
  /** The place in the document, a JSON pointer. */
  readonly at: string;
  readonly rule: string;
  readonly why: string;
}

const noId = "The page requires the member, its example leaves it out.";
const noMessage = "The page requires `message`, each of its error examples leaves it out.";
const sameError = "The page shows one and the same error for every status.";
const unknown = "is not a known value of this open enum";

/** Every known deviation. The test fails if one is missing here, or if one no longer exists. */
export const deviations: readonly Deviation[] = [
  { fixture: "kirim/revokeSetupLink/200", at: "", rule: "must have required property 'request_id'", why: noId },
  { fixture: "kirim/revokeSetupLink/200", at: "/data", rule: "must have required property 'id'", why: noId },
  { fixture: "kirim/revokeSetupLink/400", at: "/error", rule: "must have required property 'message'", why: noMessage },
  { fixture: "kirim/revokeSetupLink/401", at: "/error", rule: "must have required property 'message'", why: noMessage },
  { fixture: "kirim/revokeSetupLink/401", at: "/error/type", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/401", at: "/error/code", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/402", at: "/error", rule: "must have required property 'message'", why: noMessage },
  { fixture: "kirim/revokeSetupLink/402", at: "/error/type", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/402", at: "/error/code", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/404", at: "/error", rule: "must have required property 'message'", why: noMessage },
  { fixture: "kirim/revokeSetupLink/404", at: "/error/type", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/409", at: "/error", rule: "must have required property 'message'", why: noMessage },
  { fixture: "kirim/revokeSetupLink/409", at: "/error/type", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/429", at: "/error", rule: "must have required property 'message'", why: noMessage },
  { fixture: "kirim/revokeSetupLink/429", at: "/error/type", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/429", at: "/error/code", rule: unknown, why: sameError },
  { fixture: "kirim/revokeSetupLink/500", at: "/error", rule: "must have required property 'message'", why: noMessage },
  { fixture: "kirim/revokeSetupLink/500", at: "/error/type", rule: unknown, why: sameError },
];
