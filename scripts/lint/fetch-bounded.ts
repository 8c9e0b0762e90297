import { isUtf8 } from "node:buffer";
import { messageOf } from "revokit/toolkit";
import { MAX_BYTES } from "../files/read-file.ts";

/** In milliseconds, for all files of a document together. */
const TIMEOUT = 60_000;

/** How many redirects are followed. */
const MAX_REDIRECTS = 5;

/** How many fetched files a document may consist of. */
const MAX_FILES = 100;

/** A fetched document and its URL after redirects. */
interface Fetched {
  readonly url: URL;
  readonly text: string;
  readonly contentType: string;
}

/** Fetches the files of one document, with bounds on their number, their total size and the time. */
export class BoundedFetch {
  readonly #mayLeave: boolean;
  readonly #timeout: number;
  readonly #signal: AbortSignal;
  #files = 0;
  #bytes = 0;

  /**
   * @param mayLeave whether a redirect may lead to another origin. Headers are not sent there.
   * @param timeout in milliseconds, for all files together. Default: a minute
   */
  constructor({ mayLeave, timeout = TIMEOUT }: { readonly mayLeave: boolean; readonly timeout?: number }) {
    this.#mayLeave = mayLeave;
    this.#timeout = timeout;
    this.#signal = AbortSignal.timeout(timeout);
  }

  /** Throws for a status other than 2xx, and if a bound is exceeded. */
  async get(location: string, headers: Readonly<Record<string, string>>): Promise<Fetched> {
    this.#files += 1;
    if (this.#files > MAX_FILES) throw new Error(`more than ${MAX_FILES} files of a document are not fetched`);
    try {
      const { url, response } = await this.#follow(new URL(location), headers);
      if (!response.ok) throw new Error(`the status is ${response.status}`);
      return { url, text: await this.#read(response), contentType: response.headers.get("content-type") ?? "" };
    } catch (error) {
      throw new Error(`${showUrl(location)} can't be fetched: ${this.#why(error)}`, { cause: error });
    }
  }

  async #follow(start: URL, headers: Readonly<Record<string, string>>): Promise<{ url: URL; response: Response }> {
    let url = start;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      assertFetchable(url);
      const own = url.origin === start.origin ? headers : {};
      const response = await fetch(url, { headers: own, redirect: "manual", signal: this.#signal });
      const next = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
      if (next === null) return { url, response };
      await response.body?.cancel();
      url = this.#redirect(url, next);
    }
    throw new Error(`more than ${MAX_REDIRECTS} redirects are not followed`);
  }

  #redirect(from: URL, location: string): URL {
    const to = new URL(location, from);
    if (from.protocol === "https:" && to.protocol === "http:") throw new Error("a redirect leads from https to http");
    if (to.origin !== from.origin && !this.#mayLeave)
      throw new Error(`a redirect leads to another origin, ${to.origin}`);
    return to;
  }

  async #read({ body }: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body ?? []) {
      this.#bytes += chunk.byteLength;
      if (this.#bytes > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes of a document are not fetched`);
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    if (!isUtf8(bytes)) throw new Error("it is not UTF-8");
    return new TextDecoder().decode(bytes);
  }

  #why(error: unknown): string {
    if (this.#signal.aborted) return `it took more than ${this.#timeout / 1000} seconds`;
    // Node's fetch says only "fetch failed".
    return messageOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
  }
}

/** A URL without the parts that may be secret. */
export function showUrl(location: string): string {
  const { origin, pathname } = new URL(location);
  return origin + pathname;
}

function assertFetchable({ protocol, username, password }: URL): void {
  if (protocol !== "http:" && protocol !== "https:") throw new Error(`${protocol} is neither http: nor https:`);
  if (username === "" && password === "") return;
  throw new Error("a URL with a user name or password is refused: set `resolve.http.headers` in redocly.yaml");
}
