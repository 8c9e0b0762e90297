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
    ...reference.servers.map((url) => ({ url, description: "The real server", isMock: false })),
  ];
}
