import { BaseResolver, type Config, isAbsoluteUrl, ResolveError, type Source } from "@redocly/openapi-core";

/** Reads the files of a spec, and keeps to the disk unless told otherwise. */
export class Resolver extends BaseResolver {
  readonly #allowRemote: boolean;

  constructor(settings: Config["resolve"], allowRemote: boolean) {
    super(settings);
    this.#allowRemote = allowRemote;
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    if (isAbsoluteUrl(reference) && !this.#allowRemote) {
      throw new ResolveError(
        new Error("remote references are refused: keep a copy beside the spec, or pass --allow-remote"),
      );
    }
    return super.loadExternalRef(reference);
  }
}
