/**
 * What this repository's packages share besides the public entries: `@revokit/cli` and `@revokit/bulk` of the same version
 * import it. It may change with any release.
 * @module
 */
export { readHeader } from "./read-header.ts";
export { UsageError } from "./usage-error.ts";
export { statesReason } from "./states-reason.ts";
export { ownMember, setMember } from "./own-member.ts";
export { escapeToken, getByPointer, hasOwnKey, parsePointer, unescapeToken } from "./json-pointer.ts";
export { matchMediaType } from "./match-media-type.ts";
export { textFirst } from "./text-first.ts";
export { essenceOf, isForm, isJson, isXml } from "./media-type.ts";
export { exampleText } from "./example-text.ts";
export { errorCode } from "./error-code.ts";
export { wholeNumber } from "./whole-number.ts";
export { messageOf } from "./message-of.ts";
export { codePoint, codeUnits, oneLine, replaceActing } from "./control-characters.ts";
export { jsonText, terminalText } from "./terminal-text.ts";
export { quoteForShell } from "./quote-for-shell.ts";
export { documentedAs, successStatus } from "./mock/response/documented-response.ts";
export { documentedPath, exampleOf, resourceParameters } from "./mock/mock-api.ts";
export { type HeaderCredential, headerCredentialOf } from "./mock/request/credentials.ts";
export { parseJson } from "./mock/json.ts";
export { mountPath } from "./mock/request/route.ts";
export { collectionsOf } from "./mock/state/collections.ts";
export { countsInXml } from "./mock/xml/counts-in-xml.ts";
export { readXml } from "./mock/xml/read-xml.ts";
export { parseDuration } from "./mock/duration.ts";
export { isObject } from "./validation/values.ts";
export { hasNoBody } from "./response/no-body.ts";
export { normalizeBaseUrl } from "./request/base-url.ts";
export { tokenVariable } from "./credentials/token-variable.ts";
export { parseRetryAfter } from "./transport/retry-after.ts";
export { classifyError } from "./node/classify-error.ts";
export { gracefulClose } from "./node/graceful-close.ts";
export { reveals } from "./transport/reveals.ts";
export { SUSPECT_REFUSALS } from "./transport/classify.ts";
export { isSuccess } from "./transport/is-success.ts";
export { isIdempotent } from "./transport/http-methods.ts";
