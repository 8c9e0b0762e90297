import { closestMatch } from "leven";
import { isObject } from "revokit/toolkit";
import type { DocumentConfig, RevokitConfig } from "./config.ts";

/** A setting's type, in the words of messages. */
type Kind = "true or false" | "a string" | "ts, js or none" | "a list of strings" | "a list of paths and documents";

/** Every setting; the type ensures that none is missing. */
const SETTINGS: Readonly<Record<keyof RevokitConfig, Kind>> = {
  documents: "a list of paths and documents",
  out: "a string",
  runtime: "a string",
  importExtension: "ts, js or none",
  format: "true or false",
  formatLarge: "true or false",
  lintConfig: "a string",
  allowRemote: "true or false",
};

const DOCUMENT_SETTINGS: Readonly<Record<keyof DocumentConfig, Kind>> = {
  input: "a string",
  name: "a string",
  out: "a string",
  root: "a string",
  overlays: "a list of strings",
  include: "a list of strings",
  exclude: "a list of strings",
};

const IS_OF_KIND: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  "true or false": (value) => typeof value === "boolean",
  "a string": (value) => typeof value === "string" && value !== "",
  "ts, js or none": (value) => value === "ts" || value === "js" || value === "none",
  "a list of strings": (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  "a list of paths and documents": (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string" || isObject(item)),
};

/** Throws for an invalid configuration, and names the setting and its valid values. */
export function assertConfig(value: unknown): asserts value is RevokitConfig {
  if (!isObject(value)) throw new Error("The default export must be an object: export default defineConfig({ … }).");
  checkSettings(value, SETTINGS, "");
  const documents: unknown[] = Array.isArray(value["documents"]) ? value["documents"] : [];
  for (const [index, document] of documents.entries()) {
    if (!isObject(document)) continue;
    checkSettings(document, DOCUMENT_SETTINGS, `documents[${index}].`);
    if (document["input"] === undefined) throw new Error(`documents[${index}] has no input: name a document.`);
  }
}

function checkSettings(value: Readonly<Record<string, unknown>>, kinds: Readonly<Record<string, Kind>>, at: string) {
  for (const [name, setting] of Object.entries(value)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) throw new Error(unknownSetting(name, Object.keys(kinds), at));
    if (setting !== undefined && !IS_OF_KIND[kind](setting)) throw new Error(`${at}${name} must be ${kind}.`);
  }
}

function unknownSetting(name: string, known: readonly string[], at: string): string {
  const meant = closestMatch(name, known, { maxDistance: Math.ceil(name.length / 2) });
  const advice = meant === undefined ? `There are ${known.join(", ")}.` : `Did you mean ${at}${meant}?`;
  return `There is no setting ${at}${name}. ${advice}`;
}
