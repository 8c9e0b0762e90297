import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf, UsageError } from "revokit/toolkit";
import type { DocumentConfig } from "../config/config.ts";
import { isUrl } from "../files/is-url.ts";
import { type Filter, parseSelector } from "../find/filter.ts";
import type { Input } from "../find/specs.ts";
import type { LintSettings } from "../lint/lint-config.ts";
import { MissingInputError } from "./missing-input-error.ts";
import { readStandardInput } from "./standard-input.ts";

/** A document or a folder, as the configuration or the command line names it. */
export interface DocumentSource extends DocumentConfig {
  /** The folder that its paths are relative to, an absolute path. */
  readonly folder: string;
}

type Source = Input[number];

/** The argument for standard input. */
export const STANDARD_INPUT = "-";

/** Finds documents, and fetches URLs or reads standard input. Throws a `UsageError`. */
export async function findSource(named: DocumentSource, lint: LintSettings): Promise<Source> {
  const { input, name, folder } = named;
  const path = (relative: string) => resolve(folder, relative);
  const root = named.root === undefined ? undefined : path(named.root);
  if (root !== undefined && !isFolder(root)) throw new UsageError(`${root} is not a folder.`);
  const reading = { root, filter: readFilter(named), overlays: (named.overlays ?? []).map(path) };
  if (input === STANDARD_INPUT) {
    if (name === undefined) throw new UsageError("Name the document from standard input with --name.");
    return { ...reading, name, file: path("<stdin>"), text: await readStandardInput() };
  }
  if (isUrl(input)) return { ...reading, name, ...(await readUrl(input, lint)) };
  const file = path(input);
  if (!existsSync(file)) throw new MissingInputError(file);
  if (!isFolder(file)) return { ...reading, name, file };
  if (name !== undefined)
    throw new UsageError(`The name ${JSON.stringify(name)} is for one document, not for a folder.`);
  return { ...reading, folder: file };
}

async function readUrl(
  location: string,
  lint: LintSettings,
): Promise<{ readonly file: string; readonly text: string }> {
  if (lint.allowRemote !== true) throw new UsageError("Documents are fetched from URLs only with --allow-remote.");
  const { download } = await import("../lint/download.ts");
  return download(location, lint);
}

function readFilter({ include = [], exclude = [] }: DocumentConfig): Filter | undefined {
  if (include.length + exclude.length === 0) return undefined;
  try {
    return { include: include.map(parseSelector), exclude: exclude.map(parseSelector) };
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
