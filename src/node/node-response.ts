import type { Bytes } from "../bytes.ts";
import { isBodiless } from "../response/no-body.ts";
import { BODY_SOURCE, toBytes } from "../response/read-body.ts";
import type { BodySource } from "../transport/attempt-types.ts";
import { NodeHeaders } from "./node-headers.ts";

/** A response of undici, converted to the platform's `Response` only if needed. */
export class NodeResponse implements Response {
  readonly status: number;
  readonly statusText: string;
  readonly headers: NodeHeaders;
  readonly type = "default";
  readonly url: string;
  readonly redirected = false;
  readonly #source: BodySource;
  #isOpen = false;
  #platform: Response | undefined;

  constructor(
    source: BodySource,
    init: { readonly url: string; readonly status: number; readonly statusText: string; readonly headers: NodeHeaders },
  ) {
    this.#source = source;
    this.url = init.url;
    this.status = init.status;
    this.statusText = init.statusText;
    this.headers = init.headers;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get bodyUsed(): boolean {
    return this.#isOpen || this.#platform?.bodyUsed === true;
  }

  get body(): Response["body"] {
    return this.#asPlatform().body;
  }

  /** Reads the body without a stream. */
  [BODY_SOURCE]() {
    this.#isOpen = true;
    return this.#source;
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
    if (this.#platform !== undefined) return this.#platform;
    const { status, statusText, headers } = this;
    const body = isBodiless(status) ? null : toStream(this.#source);
    return (this.#platform = new Response(body, { status, statusText, headers: [...headers] }));
  }
}

function toStream(source: BodySource): ReadableStream<Bytes> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await source.read();
        if (done) controller.close();
        else controller.enqueue(toBytes(value));
      },
      cancel: () => source.cancel(),
    },
    { highWaterMark: 0 },
  );
}
