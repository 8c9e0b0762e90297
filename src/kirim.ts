/**
 * The client of Kirim.
 * @module
 */
export * from "../generated/kirim/client.ts";
export type { Schemas } from "../generated/kirim/types.ts";
