import { setTimeout as wait } from "node:timers/promises";
import type { CallOptions, ClientOptions, Success } from "revokit";
import type { Answer, Loopback } from "./loopback.ts";
import { createOperationClient, jsonResponses } from "./operation-client.ts";

/** An operation that answers with a stream of events or with bytes. */
export const operation = {
  responses: {
    "200": {
      description: "Events.",
      content: { "text/event-stream": { schema: { type: "string" } }, "application/octet-stream": {} },
    },
    ...jsonResponses(404),
  },
};

/** The header of a stream of events. */
export const EVENTS = { "content-type": "text/event-stream" };

/** The option that leaves a body unread. */
export const stream = { parseAs: "stream" } as const;

/** A response whose body arrives in parts, with a pause after each, and then ends as `end` says. */
export function answerInParts(
  chunks: readonly (string | Buffer)[],
  end: "close" | "stay" | "break",
  type = EVENTS["content-type"],
): Answer {
  return async (response) => {
    response.writeHead(200, { "content-type": type });
    for (const chunk of chunks) {
      response.write(chunk);
      await wait(5);
    }
    if (end === "close") response.end();
    if (end === "break") response.destroy();
  };
}

/** A success with an unread body. */
export type StreamResult = Success<number, ReadableStream<Uint8Array>>;

/** Calls the operation, and leaves its body unread. */
export async function openStream(
  server: Loopback,
  options: ClientOptions & CallOptions & { method?: string } = {},
): Promise<StreamResult> {
  const { signal, ...rest } = options;
  const client = createOperationClient(server.url, operation, { method: "get", ...rest });
  const result: unknown = await client.call({}, { ...stream, ...(signal && { signal }) });
  return result as StreamResult;
}
