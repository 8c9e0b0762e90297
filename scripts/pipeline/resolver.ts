import { readFileSync } from "node:fs";
import { BaseResolver, type Config, isAbsoluteUrl, ResolveError, Source } from "@redocly/openapi-core";
import { messageOf } from "revokit/toolkit";

/** Reads the files of a spec, and keeps to the disk unless told otherwise. */
export class Resolver extends BaseResolver {
  readonly #allowRemote: boolean;

  constructor(settings: Config["resolve"], allowRemote: boolean) {
    super(settings);
    this.#allowRemote = allowRemote;
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    if (!isAbsoluteUrl(reference)) return readSource(reference);
    if (this.#allowRemote) return super.loadExternalRef(reference);
    throw new ResolveError(
      new Error("remote references are refused: keep a copy beside the spec, or pass --allow-remote"),
    );
  }
}

/** As Redocly does, but at once: for a small file the thread pool takes longer than the disk. */
function readSource(file: string): Source {
  try {
    return new Source(file, readFileSync(file, "utf8").replaceAll("\r\n", "\n"));
  } catch (error) {
    throw new ResolveError(new Error(messageOf(error), { cause: error }));
  }
}
