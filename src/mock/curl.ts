import type { ParameterFacts } from "../facts.ts";
import { ownMember } from "../own-member.ts";
import { exampleOf, type MockApi, resourceParameters, type Target, targets } from "./mock-api.ts";
import { credentialOf } from "./request/credentials.ts";
import { toText } from "./json.ts";
import type { Seed } from "./state/seed.ts";

/** A curl line for each operation of an API, on the seed's first resource with its tenant's token. */
export function curlLines(api: MockApi, baseUrl: string, { tenants }: Seed): readonly string[] {
  const [tenant] = tenants;
  const path = tenant?.resources?.[api.facts.name]?.[0]?.path ?? {};
  return targets(api).map((target) => curlLine(target, baseUrl, path, tenant?.tokens[0] ?? ""));
}

function curlLine(target: Target, baseUrl: string, resource: Readonly<Record<string, string>>, token: string): string {
  const { api, operation } = target;
  const known = resourceParameters(api).length > 0 ? resource : {};
  const valueOf = (parameter: ParameterFacts) =>
    toText(ownMember(known, parameter.name) ?? exampleOf(operation, parameter) ?? parameter.name);
  const required = operation.parameters.filter((parameter) => parameter.required);
  const query = new URLSearchParams();
  for (const one of required.filter((each) => each.in === "query")) query.append(one.name, valueOf(one));
  const path = operation.parameters
    .filter((one) => one.in === "path")
    .reduce((text, one) => text.replace(`{${one.name}}`, () => encodeURIComponent(valueOf(one))), operation.path);
  const { header, scheme } = credentialOf(operation) ?? {};
  const headers = [
    ...(header === undefined ? [] : [`${header}: ${scheme === undefined ? "" : `${scheme} `}${token}`]),
    ...required.filter((one) => one.in === "header").map((one) => `${one.name}: ${valueOf(one)}`),
  ];
  const [body] = Object.entries(operation.examples.requestBody ?? {});
  if (body !== undefined) headers.push(`Content-Type: ${body[0]}`);
  const url = baseUrl + path + (query.size > 0 ? `?${query.toString()}` : "");
  return [
    // curl takes brackets for lists of URLs, unless told otherwise.
    `curl -i ${/[[\]{}]/.test(url) ? "--globoff " : ""}-X ${operation.method} ${quote(url)}`,
    ...headers.map((line) => `-H ${quote(line)}`),
    // Other options of this kind take a body that begins with @ for the name of a file.
    ...(body === undefined
      ? []
      : [`--data-raw ${quote(typeof body[1] === "string" ? body[1] : JSON.stringify(body[1]))}`]),
  ].join(" ");
}

/** POSIX 2.2.2: between single quotes everything but a single quote is literal. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
