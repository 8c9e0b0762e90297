/**
 * The conformance suite as a library: checks a server against its OpenAPI document.
 * @module
 */
export { type ConformanceFixtures, type ConformanceOptions, runConformance } from "./run-conformance.ts";
export { compileDocument, type DocumentOptions } from "./compile-document.ts";
export { FixturesError } from "./runner/read-fixtures.ts";
export { SelectionError } from "./runner/selection.ts";
export { checks } from "./checks/registry.ts";
export { toHtml } from "./reports/html.ts";
export { toJson } from "./reports/json.ts";
export { toJUnit } from "./reports/junit.ts";
export { toTerminal } from "./reports/terminal.ts";
export type { CheckReport, FindingReport, OperationReport, Report } from "./reports/report.ts";
export type { DescribedApi } from "./runner/described-api.ts";
export type { Resources } from "./runner/fixtures.ts";
