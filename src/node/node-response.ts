import { Readable } from "node:stream";
import { BODY_SOURCE } from "../response/read-body.ts";
import { fromReadable } from "./node-body.ts";
import { NodeHeaders } from "./node-headers.ts";

/** Statuses whose responses have no content (Fetch standard, "null body status"). */
const NULL_BODY: readonly number[] = [204, 205, 304];

/** A response over a Node stream, converted to the platform's `Response` only if needed. */
export class NodeResponse implements Response {
  readonly status: number;
  readonly statusText: string;
  readonly headers: NodeHeaders;
  readonly type = "default";
  readonly url: string;
  readonly redirected = false;
  readonly #stream: Readable;
  #platform: Response | undefined;

  constructor(
    stream: Readable,
    init: { readonly url: string; readonly status: number; readonly statusText: string; readonly headers: NodeHeaders },
  ) {
    this.#stream = stream;
    this.url = init.url;
    this.status = init.status;
    this.statusText = init.statusText;
    this.headers = init.headers;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get bodyUsed(): boolean {
    return this.#stream.readableDidRead;
  }

  get body(): Response["body"] {
    return this.#asPlatform().body;
  }

  /** Reads the stream itself. */
  [BODY_SOURCE]() {
    return fromReadable(this.#stream);
  }

  arrayBuffer() {
    return this.#asPlatform().arrayBuffer();
  }

  blob() {
    return this.#asPlatform().blob();
  }

  bytes() {
    return this.#asPlatform()
      .arrayBuffer()
      .then((buffer) => new Uint8Array(buffer));
  }

  clone() {
    return this.#asPlatform().clone();
  }

  formData() {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a Response has it
    return this.#asPlatform().formData();
  }

  json() {
    return this.#asPlatform().json();
  }

  text() {
    return this.#asPlatform().text();
  }

  #asPlatform(): Response {
    const { status, statusText, headers } = this;
    const body = NULL_BODY.includes(status) ? null : Readable.toWeb(this.#stream);
    return (this.#platform ??= new Response(body, { status, statusText, headers: [...headers] }));
  }
}
