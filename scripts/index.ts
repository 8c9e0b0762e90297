/**
 * The configuration of the command `revokit`.
 * @module
 */
export { defineConfig, type DocumentConfig, type RevokitConfig } from "./config/config.ts";
