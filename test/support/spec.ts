import { bundle, loadConfig } from "@redocly/openapi-core";
import { repositoryPath } from "./repository.ts";

/** The parts of an OpenAPI document that the tests read, with every `$ref` resolved. */
export interface Spec {
  readonly "x-request-id"?: object;
  readonly servers: readonly { url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, SpecOperation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, object>> };
}

export interface SpecOperation {
  readonly operationId: string;
  readonly parameters: readonly SpecParameter[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, SpecResponse>>;
  readonly "x-codeSamples"?: readonly { readonly lang: string; readonly source: string }[];
}

export interface SpecParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
  readonly example?: unknown;
}

export interface SpecResponse {
  readonly "x-source"?: string;
  readonly headers?: Readonly<Record<string, { schema: object; example?: unknown }>>;
  readonly content: Readonly<Record<string, SpecMediaType>>;
}

export interface SpecMediaType {
  readonly schema: object;
  readonly examples: Readonly<Record<string, { value: unknown }>>;
}

const config = await loadConfig({ configPath: repositoryPath("redocly.yaml") });

/** The two hand-written documents. */
export const describedApis = ["kirim", "natural"] as const;

/** Reads `specs/<api>.yaml`. */
export async function readSpec(api: string): Promise<Spec> {
  const { bundle: document } = await bundle({ ref: repositoryPath(`specs/${api}.yaml`), config, dereference: true });
  // The lint has checked that it is a valid OpenAPI document.
  return document.parsed as Spec;
}

/** The operations of a spec with their method and path. */
export function operationsOf({ paths }: Spec): { method: string; path: string; operation: SpecOperation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
}

/** The operation with this operationId. */
export function operationOf(spec: Spec, operationId: string): SpecOperation {
  const found = operationsOf(spec).find(({ operation }) => operation.operationId === operationId);
  if (!found) throw new Error(`The spec has no operation ${operationId}`);
  return found.operation;
}
