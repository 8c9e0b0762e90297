import type * as baseUrl from "../../../../src/request/base-url.ts";
import type * as checkParameters from "../../../../src/request/check-parameters.ts";
import type * as checkSegment from "../../../../src/serialize/segment.ts";
import type * as credential from "../../../../src/request/credential.ts";
import type * as encodeSecret from "../../../../src/request/encode-secret.ts";
import type * as path from "../../../../src/request/path.ts";
import type * as prepare from "../../../../src/request/prepare.ts";
import type * as writeHeaders from "../../../../src/request/write-headers.ts";
import { type ClientFault, faultsIn } from "../fault.ts";

const inBaseUrl = faultsIn<typeof baseUrl>("request/base-url.ts");
const inCheckParameters = faultsIn<typeof checkParameters>("request/check-parameters.ts");
const inCheckSegment = faultsIn<typeof checkSegment>("serialize/segment.ts");
const inCredential = faultsIn<typeof credential>("request/credential.ts");
const inEncodeSecret = faultsIn<typeof encodeSecret>("request/encode-secret.ts");
const inPath = faultsIn<typeof path>("request/path.ts");
const inPrepare = faultsIn<typeof prepare>("request/prepare.ts");
const inWriteHeaders = faultsIn<typeof writeHeaders>("request/write-headers.ts");

/** Faults in requests. */
export const requestFaults: readonly ClientFault[] = [
  inCredential("addCredentials", "sends no credential", () => () => undefined),
  inCredential(
    "addCredentials",
    "leaves the scheme out of the credential",
    (add) =>
      (request, { security, ...operation }, ...rest) => {
        const bare = security?.map((schemes) => schemes.map(({ scheme: _, ...others }) => others));
        return add(request, bare === undefined ? operation : { ...operation, security: bare }, ...rest);
      },
  ),
  inEncodeSecret("encodeSecret", "takes a token with a line break", (encode) => (scheme, secret) => {
    return typeof secret === "string" && scheme.scheme !== "Basic" ? secret : encode(scheme, secret);
  }),
  inCheckParameters("checkParameters", "does not check parameters", () => () => {}),
  inCheckParameters(
    "checkParameters",
    "does not ask for the header that another requires",
    (check) =>
      ({ dependentRequired: _, ...operation }, values) => {
        check(operation, values);
      },
  ),
  inPrepare("prepareRequest", "does not ask for what is required", (prepareRequest) => (operation, baseUrl, args) => {
    const parameters = operation.parameters.map((parameter) => {
      const isMissing = parameter.in === "path" && args.params.path?.[parameter.name] === undefined;
      return isMissing ? { ...parameter, required: false, write: () => "undefined" } : parameter;
    });
    return prepareRequest({ ...operation, parameters }, baseUrl, args);
  }),
  inCheckParameters("checkParameters", "quotes the value of a wrong parameter", (check) => (operation, values) => {
    try {
      check(operation, values);
    } catch (error) {
      throw error instanceof Error ? Object.assign(error, { message: error.message + JSON.stringify(values) }) : error;
    }
  }),
  inPath("compilePath", "does not encode the path", (compilePath) => (operation) => {
    const serialize = compilePath(operation);
    return (values) => {
      const filled = serialize(values);
      return { ...filled, path: filled.path.replaceAll(/%(23|24|26|2B|2C|3A|3B|3D|3F|40)/g, decodeURIComponent) };
    };
  }),
  inCheckSegment("checkSegment", "takes a dot segment for an id", (check) => (value) => {
    const rule = check(value);
    return rule?.includes("dot segment") ? undefined : rule;
  }),
  inCheckSegment("checkSegment", "takes a slash in an id", (check) => (value) => {
    const rule = check(value);
    return rule?.includes("slash") && !String(value).includes("\\") ? undefined : rule;
  }),
  inCheckSegment("checkSegment", "does not decode an id before it looks at it", (check) => (value) => {
    return check(String(value).replaceAll("%", "_"));
  }),
  inWriteHeaders(
    "mergeHeaders",
    "lets a caller's header replace the credential",
    (merge) =>
      ({ security: _, ...operation }, sources) =>
        merge(operation, sources),
  ),
  inWriteHeaders("mergeHeaders", "drops line breaks from header values", (merge) => (operation, sources) => {
    const withoutBreaks = (value: unknown) => (typeof value === "string" ? value.replaceAll(/[\r\n]/g, "") : value);
    return merge(operation, mapValues(sources, withoutBreaks));
  }),
  inWriteHeaders("mergeHeaders", "sends a header that the call removes", (merge) => (operation, sources) => {
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

type HeaderSources = Parameters<typeof writeHeaders.mergeHeaders>[1];

function mapValues(sources: HeaderSources, change: (value: unknown) => unknown): HeaderSources {
  return sources.map((source) => {
    const entries = Object.entries(source ?? {}).map(([name, value]) => [name, change(value)]);
    return source && Object.fromEntries(entries);
  });
}
