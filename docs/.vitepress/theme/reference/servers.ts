import type { Reference } from "../../../reference-data.ts";

/** A server that the samples are for, and that requests are sent to. */
export interface Server {
  readonly url: string;
  readonly description: string;
  readonly isMock: boolean;
}

/** The mock on the reader's machine, so that nothing real is changed by accident, and then the servers of the document. */
export function serversOf(reference: Pick<Reference, "servers" | "mockPath">, port: string): Server[] {
  const mock = `http://127.0.0.1:${/^\d{1,5}$/.test(port) ? port : "4010"}${reference.mockPath}`;
  return [
    { url: mock, description: "The mock on your machine", isMock: true },
    ...reference.servers.map((url) => ({ url, description: nameOf(url, reference.servers), isMock: false })),
  ];
}

/** Servers of one document are distinguished by their hosts. */
function nameOf(url: string, all: readonly string[]): string {
  return all.length > 1 && URL.canParse(url) ? `The real server ${new URL(url).host}` : "The real server";
}
