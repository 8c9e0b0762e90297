import { ownMember, setMember } from "../own-member.ts";
import { UndiciExchange } from "./undici-exchange.ts";

/** An exchange for any dispatcher: the global one of Node.js 20 and 22 is undici 6, which calls these methods instead. */
export class Undici6Exchange extends UndiciExchange {
  onConnect(abort: (reason?: Error) => void): void {
    this.onRequestStart({ abort, pause: () => {}, resume: () => {} });
  }

  onHeaders(status: number, rawHeaders: readonly Buffer[], resume: () => void, statusText: string): boolean {
    this.chunks.flow = { pause: () => {}, resume };
    const fields: Record<string, string[]> = {};
    for (let at = 0; at < rawHeaders.length; at += 2) {
      const [name = "", value = ""] = rawHeaders.slice(at, at + 2).map((text) => text.toString("latin1"));
      const field = name.toLowerCase();
      setMember(fields, field, [...(ownMember(fields, field) ?? []), value]);
    }
    this.onResponseStart(undefined, status, fields, statusText);
    return true;
  }

  /** Whether undici may go on reading. */
  onData(chunk: Uint8Array): boolean {
    this.onResponseData(undefined, chunk);
    return !this.chunks.isPaused;
  }

  onComplete(): void {
    this.onResponseEnd();
  }

  onError(error: Error): void {
    this.onResponseError(undefined, error);
  }
}
