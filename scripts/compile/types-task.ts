import type { NamedSpec } from "./source-files.ts";

/** A document whose types are compiled while another thread compiles the rest. */
export interface TypesTask {
  readonly spec: NamedSpec;
  /** The result of `normalizeSchemas`, as `toBytes` returns it. */
  readonly document: Uint8Array;
}
