import type { SampleCall } from "./documents.ts";

/** Where a program gets its client from. */
export type Client =
  | "Revokit"
  | "Revokit, from its generated sources"
  | "Revokit, from them, with validators and facts"
  | "openapi-fetch, with `types.d.ts`"
  | "openapi-fetch, with `types.ts`"
  | "redocly generate-client";

/** A program to be type-checked. */
export interface Program {
  readonly name: string;
  readonly document: string;
  readonly client: Client;
  readonly calls: number;
  readonly source: string;
}

/** What a program imports, from the folder `programs/`. */
interface Subject {
  readonly document: string;
  readonly sampleCalls: readonly SampleCall[];
  /** The name of the function that creates the client. */
  readonly create: string;
  /** The module that exports it, as it is installed. */
  readonly declared: string;
  /** The folder of the generated sources. */
  readonly generated?: string;
  /** The modules that have openapi-typescript's `paths`: declarations, and sources. */
  readonly types: { readonly declared: string; readonly generated?: string };
  /** The module that `redocly generate-client` makes, and what it calls an operation there. */
  readonly redocly?: { readonly module: string; readonly nameOf: (operationId: string) => string };
}

/** The same calls through each client. Each program reads a success's data. */
export function* programsFor(subject: Subject): Generator<Program> {
  const { document, sampleCalls, create, declared, generated, types, redocly } = subject;
  const calls = sampleCalls.length;
  const program = (client: Client, ...lines: readonly string[]): Program => {
    const name = `${document}-${calls}-${client}`.toLowerCase().replaceAll(/\W+/g, "-");
    return { name, document, client, calls, source: `${lines.join("\n")}\n` };
  };
  const methods = sampleCalls.map(
    ({ operationId, values }, index) =>
      `const result${index} = await client[${JSON.stringify(operationId)}](${values});\nif (result${index}.ok) result${index}.data;`,
  );
  const creation = `const client = ${create}({ token: "t" });`;
  const fetches = (module: string) => [
    `import createClient from "openapi-fetch";`,
    `import type { paths } from "${module}";`,
    "const client = createClient<paths>();",
    ...sampleCalls.map(
      ({ method, path, values }, index) =>
        `const result${index} = await client.${method}(${JSON.stringify(path)}, { params: { path: ${values} } });\nresult${index}.data;`,
    ),
  ];

  yield program("Revokit", `import { ${create} } from "${declared}";`, creation, ...methods);
  if (generated !== undefined) {
    const imported = `import { ${create} } from "${generated}/client.ts";`;
    yield program("Revokit, from its generated sources", imported, creation, ...methods);
    yield program(
      "Revokit, from them, with validators and facts",
      imported,
      `import { facts } from "${generated}/facts.ts";`,
      `import { validators } from "${generated}/validators.ts";`,
      creation,
      ...methods,
      `[facts, validators];`,
    );
  }
  yield program("openapi-fetch, with `types.d.ts`", ...fetches(types.declared));
  if (types.generated !== undefined) yield program("openapi-fetch, with `types.ts`", ...fetches(types.generated));
  if (redocly === undefined) return;
  yield program(
    "redocly generate-client",
    `import { client } from "${redocly.module}";`,
    ...sampleCalls.map(
      ({ operationId, values }, index) =>
        `const result${index} = await client[${JSON.stringify(redocly.nameOf(operationId))}]({ path: ${values} });\nresult${index};`,
    ),
  );
}
