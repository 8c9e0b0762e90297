import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "esbuild";

/** The part of hey-api's output for specs/natural.yaml that is called here. */
interface HeyApi {
  readonly createClient: (config: object) => unknown;
  readonly createConfig: (config: object) => object;
  readonly revokeCustomerInvitation: (options: object) => Promise<unknown>;
}

const sources = fileURLToPath(new URL("../hey-api/", import.meta.url));
const bundle = fileURLToPath(new URL("../hey-api.js", import.meta.url));

await createClient({
  input: "../specs/natural.yaml",
  output: sources,
  logs: { level: "silent" },
  plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
});
await build({
  stdin: {
    contents: `export * from "./index.ts"; export { createClient, createConfig } from "./client/index.ts";`,
    resolveDir: sources,
  },
  bundle: true,
  format: "esm",
  platform: "node",
  outfile: bundle,
  logLevel: "error",
});
const generated: HeyApi = await import(bundle);

export function createHeyApi(config: object) {
  return {
    client: generated.createClient(generated.createConfig(config)),
    revokeCustomerInvitation: generated.revokeCustomerInvitation,
  };
}
