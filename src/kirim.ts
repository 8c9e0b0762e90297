/**
 * The client of Kirim.
 * @module
 */
export * from "../generated/kirim/client.ts";
