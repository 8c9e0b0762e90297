import type { SampleCall } from "./documents.ts";

/** A program to be type-checked. */
export interface Program {
  readonly name: string;
  readonly document: string;
  readonly client: "Revokit" | "Revokit, from its generated sources" | "openapi-fetch";
  readonly calls: number;
  readonly source: string;
}

/** What a program imports, from the folder `programs/`. */
interface Subject {
  readonly document: string;
  readonly sampleCalls: readonly SampleCall[];
  /** The statements that create a client called `client`. */
  readonly create: { readonly declared: string; readonly generated?: string };
  /** The module that has openapi-typescript's `paths`. */
  readonly types: string;
}

/** The same calls through each client. Each program reads a success's data. */
export function* programsFor({ document, sampleCalls, create, types }: Subject): Generator<Program> {
  const calls = sampleCalls.length;
  const name = `${document}-${calls}`.toLowerCase().replaceAll(/\W+/g, "-");
  const methods = sampleCalls.map(({ operationId, values }, index) =>
    [
      `const result${index} = await client[${JSON.stringify(operationId)}](${values});`,
      `if (result${index}.ok) result${index}.data;`,
    ].join("\n"),
  );
  const fetches = sampleCalls.map(
    ({ method, path, values }, index) =>
      `const result${index} = await client.${method}(${JSON.stringify(path)}, { params: { path: ${values} } });\nresult${index}.data;`,
  );
  yield { name: `${name}-revokit`, document, client: "Revokit", calls, source: join(create.declared, ...methods) };
  if (create.generated !== undefined) {
    const source = join(create.generated, ...methods);
    yield { name: `${name}-generated`, document, client: "Revokit, from its generated sources", calls, source };
  }
  yield {
    name: `${name}-openapi-fetch`,
    document,
    client: "openapi-fetch",
    calls,
    source: join(
      `import createClient from "openapi-fetch";`,
      `import type { paths } from ${JSON.stringify(types)};`,
      "const client = createClient<paths>();",
      ...fetches,
    ),
  };
}

function join(...lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
