import { InvalidRequestError } from "../../../../src/errors.ts";
import type * as addCredentials from "../../../../src/credentials/add-credentials.ts";
import type * as credential from "../../../../src/credentials/credential.ts";
import type * as baseUrl from "../../../../src/request/base-url.ts";
import type * as mergeHeaders from "../../../../src/request/merge-headers.ts";
import type * as prepare from "../../../../src/request/prepare.ts";
import type * as writeParameters from "../../../../src/request/write-parameters.ts";
import type * as segment from "../../../../src/serialize/segment.ts";
import { type ClientFault, faultsIn } from "../fault.ts";

const inAddCredentials = faultsIn<typeof addCredentials>("credentials/add-credentials.ts");
const inBaseUrl = faultsIn<typeof baseUrl>("request/base-url.ts");
const inCredential = faultsIn<typeof credential>("credentials/credential.ts");
const inMergeHeaders = faultsIn<typeof mergeHeaders>("request/merge-headers.ts");
const inPrepare = faultsIn<typeof prepare>("request/prepare.ts");
const inSegment = faultsIn<typeof segment>("serialize/segment.ts");
const inWriteParameters = faultsIn<typeof writeParameters>("request/write-parameters.ts");

/** Faults in requests. */
export const requestFaults: readonly ClientFault[] = [
  inAddCredentials("addCredentials", "sends no credential", () => async () => {}),
  inAddCredentials(
    "addCredentials",
    "leaves the scheme out of the credential",
    (add) =>
      async (request, { security, ...operation }, ...rest) => {
        const bare = security?.map((schemes) => schemes.map(({ scheme: _, ...others }) => others));
        await add(request, bare === undefined ? operation : { ...operation, security: bare }, ...rest);
      },
  ),
  inCredential("assertToken", "takes a token with a line break", (assertToken) => (secret, pattern) => {
    return typeof secret === "string" ? secret : assertToken(secret, pattern);
  }),
  inWriteParameters(
    "writeParameters",
    "does not check parameters",
    (write) =>
      ({ parameters, dependentRequired: _, ...operation }, values) =>
        write({ ...operation, parameters: parameters.map(({ check: __, ...parameter }) => parameter) }, values),
  ),
  inWriteParameters(
    "writeParameters",
    "does not ask for the header that another requires",
    (write) =>
      ({ dependentRequired: _, ...operation }, values) =>
        write(operation, values),
  ),
  inPrepare("prepareRequest", "does not ask for what is required", (prepareRequest) => (operation, baseUrl, args) => {
    const parameters = operation.parameters.map((parameter) => {
      const isMissing = parameter.in === "path" && args.params.path?.[parameter.name] === undefined;
      return isMissing ? { ...parameter, required: false } : parameter;
    });
    return prepareRequest({ ...operation, parameters }, baseUrl, args);
  }),
  inWriteParameters("writeParameters", "quotes the value of a wrong parameter", (write) => (operation, values) => {
    try {
      return write(operation, values);
    } catch (error) {
      throw error instanceof Error ? Object.assign(error, { message: error.message + JSON.stringify(values) }) : error;
    }
  }),
  inPrepare("prepareRequest", "does not encode the path", (prepareRequest) => (...args) => {
    const draft = prepareRequest(...args);
    return { ...draft, target: draft.target.replaceAll(/%(23|24|26|2B|2C|3A|3B|3D|3F|40)/g, decodeURIComponent) };
  }),
  inSegment("encodeSegment", "takes a dot segment for an id", (encode) => {
    return overlook(encode, (rule) => rule.includes("dot segment"));
  }),
  inSegment("encodeSegment", "takes a slash in an id", (encode) => {
    return overlook(encode, (rule, text) => rule.includes("slash") && !text.includes("\\"));
  }),
  inSegment("encodeSegment", "does not decode an id before it looks at it", (encode) => (text, name) => {
    encode(text.replaceAll("%", "_"), name);
    return encodeURIComponent(text);
  }),
  inMergeHeaders(
    "mergeHeaders",
    "lets a caller's header replace the credential",
    (merge) =>
      ({ security: _, ...operation }, sources) =>
        merge(operation, sources),
  ),
  inMergeHeaders("mergeHeaders", "drops line breaks from header values", (merge) => (operation, sources) => {
    const withoutBreaks = (value: unknown) => (typeof value === "string" ? value.replaceAll(/[\r\n]/g, "") : value);
    return merge(operation, mapValues(sources, withoutBreaks));
  }),
  inMergeHeaders("mergeHeaders", "sends a header that the call removes", (merge) => (operation, sources) => {
    return merge(
      operation,
      mapValues(sources, (value) => (value === null ? "null" : value)),
    );
  }),
  inBaseUrl("baseUrls", "takes a base URL without TLS", (baseUrls) => (contract, options) => {
    const { baseUrl: given } = options;
    const isUrl = typeof given === "string" && URL.canParse(given);
    return baseUrls(contract, isUrl ? { ...options, allowInsecureHosts: [new URL(given).hostname] } : options);
  }),
  inBaseUrl("baseUrls", "takes a base URL with credentials", (baseUrls) => (contract, options) => {
    const { baseUrl: given } = options;
    const bare = typeof given === "string" ? given.replace(/\/\/[^/@]*@/, "//") : given;
    return baseUrls(contract, { ...options, baseUrl: bare });
  }),
  inBaseUrl("baseUrls", "calls another server than the spec's first", (baseUrls) => (contract, options) => {
    const find = baseUrls(contract, options);
    return (operation) => (options.baseUrl === undefined ? find(operation).replace("//", "//www.") : find(operation));
  }),
];

type HeaderSources = Parameters<typeof mergeHeaders.mergeHeaders>[1];

function mapValues(sources: HeaderSources, change: (value: unknown) => unknown): HeaderSources {
  return sources.map((source) => {
    const entries = Object.entries(source ?? {}).map(([name, value]) => [name, change(value)]);
    return source && Object.fromEntries(entries);
  });
}

function overlook(
  encode: typeof segment.encodeSegment,
  isOverlooked: (rule: string, text: string) => boolean,
): typeof segment.encodeSegment {
  return (text, name) => {
    try {
      return encode(text, name);
    } catch (error) {
      if (error instanceof InvalidRequestError && isOverlooked(error.rule, text)) return encodeURIComponent(text);
      throw error;
    }
  };
}
