import { detectSpec, type Document, isPlainObject, type Source, YamlParseError } from "@redocly/openapi-core";
import { messageOf } from "revokit/toolkit";
import { problemOf, SpecError } from "../problem.ts";
import { problemAt, syntaxError } from "./lint-problem.ts";
import { findHopeless } from "./references.ts";
import type { Resolver } from "./resolver.ts";

/** The sources whose documents can be compiled. Each task on a document reads it again. */
const fit = new WeakSet<Source>();

/** Reads and parses a document. Throws a `SpecError` if it can't be compiled. */
export async function readDocument(resolver: Resolver, file: string): Promise<Document> {
  const document = await resolver.resolveDocument(null, file, true).catch((error: unknown) => {
    if (error instanceof YamlParseError) throw syntaxError(error);
    // The parser recurses at each level.
    if (error instanceof RangeError) throw new SpecError([problemOf(file, "syntax", "It is nested too deeply.")]);
    throw error;
  });
  if (document instanceof Error) {
    throw new SpecError([problemOf(file, "file", `It can't be read: ${messageOf(document)}.`)]);
  }
  const complete = { ...document, parsed: completeVersion(document.parsed) };
  if (fit.has(document.source)) return complete;
  const refusal = whyUnfit(complete.parsed);
  if (refusal !== undefined) {
    throw new SpecError([problemAt({ source: document.source, pointer: "#/", reportOnKey: false }, "spec", refusal)]);
  }
  const hopeless = findHopeless(complete);
  if (hopeless.length > 0) throw new SpecError(hopeless);
  fit.add(document.source);
  return complete;
}

/** Accepts a version without its last number, and one that YAML reads as a number: `openapi: 3.1`, or 3 for `openapi: 3.0`. */
function completeVersion(document: unknown): unknown {
  if (!isPlainObject(document) || !/^3(\.\d)?$/.test(String(document["openapi"]))) return document;
  const [major, minor = "0"] = String(document["openapi"]).split(".");
  return { ...document, openapi: `${major}.${minor}.0` };
}

/** Why a document can't be compiled; undefined if it can. */
function whyUnfit(document: unknown): string | undefined {
  if (!isPlainObject(document) || !("openapi" in document || "swagger" in document)) {
    return "This is not an OpenAPI document: its root has no `openapi: 3.1.1`. Keep files that specs refer to in a folder below.";
  }
  if ("swagger" in document) {
    return "Swagger 2 is not compiled: convert the document to OpenAPI 3 first, e.g. with `npx swagger2openapi`.";
  }
  try {
    detectSpec(document);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
