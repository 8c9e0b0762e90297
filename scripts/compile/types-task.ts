import type { Named } from "./source-files.ts";

/** A document whose types are compiled while another thread compiles the rest. */
export interface TypesTask {
  readonly spec: Named;
  /** What `normalizeSchemas` made of it, as `toBytes` returns it. */
  readonly document: Uint8Array;
}
