import type { MockApi, Seed } from "revokit/mock";
import { resourceParameters } from "revokit/toolkit";
import { curlLine } from "../conformance/reports/curl.ts";
import { buildRequest } from "../conformance/runner/request.ts";

/** A curl line for each operation of an API: a valid request, for the seed's first resource and with its tenant's token. */
export function curlLines(api: MockApi, baseUrl: string, { tenants }: Seed): readonly string[] {
  const [tenant] = tenants;
  const resource = tenant?.resources?.[api.facts.name]?.[0]?.path ?? {};
  const values = resourceParameters(api).length > 0 ? resource : {};
  const tokenOf = () => tenant?.tokens[0] ?? "";
  return Object.values(api.facts.operations).map((operation) =>
    curlLine(buildRequest({ baseUrl, operation, tokenOf, values }), new Map()),
  );
}
