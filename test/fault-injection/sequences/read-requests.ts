import type { Socket } from "node:net";

/** A request as it arrived. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** By their names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads the requests of a connection, each with its whole body. Knows as much of HTTP/1.1 as clients write here. */
export function readRequests(socket: Socket, onRequest: (request: RawRequest) => void): void {
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
    for (;;) {
      const [head, ...rest] = received.split("\r\n\r\n");
      if (head === undefined || rest.length === 0) return;
      const request = parseHead(head);
      const end = head.length + 4 + Number(request.fields.get("content-length") ?? 0);
      if (request.fields.has("transfer-encoding")) throw new Error("A request without a length was not expected.");
      if (received.length < end) return;
      received = received.slice(end);
      onRequest(request);
    }
  });
}

function parseHead(head: string): RawRequest {
  const [start = "", ...lines] = head.split("\r\n");
  const [method = "", path = ""] = start.split(" ");
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { method, path, fields: new Map(fields) };
}
