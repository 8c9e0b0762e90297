import { createClient, type ClientOptions, type TypedContract } from "revokit";
import { contractOf } from "../support/contract.ts";

/** The types of a small API with features that the two built-in ones lack: bodies, queries, other methods. */
interface Operations {
  listThings: Call<{ path?: never; query?: { tags?: string[]; filter?: object; page?: number } }>;
  createThing: Call<NoParameters, WithBody<"application/json", { name: string }>>;
  submitThing: Call<NoParameters, WithBody<"application/x-www-form-urlencoded", Record<string, string | string[]>>>;
  uploadThing: Call<NoParameters, WithBody<"multipart/form-data", Record<string, unknown>>>;
  putThing: Call<{ path: { id: string }; query?: never }, WithBody<"application/octet-stream", Blob | Uint8Array>>;
  findThing: Call<{ path: { id: string }; query: { id: number; where?: object }; cookie: { session: string } }>;
  labelThing: Call<{ path: { ids: string[]; size: number }; query?: never }>;
}

interface NoParameters {
  path?: never;
  query?: never;
}

type WithBody<MediaType extends string, Body> = { requestBody: { content: { [M in MediaType]: Body } } };

type Call<Parameters, Body = { requestBody?: never }> = Body & {
  parameters: Parameters;
  responses: { 204: { content?: never } };
};

/** The traits of its methods. */
interface Methods extends Record<Exclude<keyof Operations, "findThing">, {}> {
  findThing: { renamed: { query: { id: "query_id" } } };
}

const responses = { "204": { description: "Done." } };
const string = { type: "string" };
const strings = { type: "array", items: string };

/** Its contract, as the pipeline writes it. */
export const contract: TypedContract<Record<string, never>, Operations, Methods> = {
  ...contractOf({
    info: { title: "Things", version: "1" },
    servers: [{ url: "https://things.example/v2" }],
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          parameters: [
            { name: "tags", in: "query", explode: false, schema: strings },
            { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } },
            { name: "page", in: "query", schema: { type: "integer", minimum: 1 } },
          ],
          security: [{ key: [] }],
          responses,
        },
        post: withBody("createThing", "application/json"),
      },
      "/things/forms": { post: withBody("submitThing", "application/x-www-form-urlencoded") },
      "/things/uploads": { post: withBody("uploadThing", "multipart/form-data") },
      "/things/größe/{id}": {
        put: {
          ...withBody("putThing", "application/octet-stream"),
          parameters: [{ name: "id", in: "path", required: true, schema: string }],
        },
      },
      "/things/{id}": {
        get: {
          operationId: "findThing",
          parameters: [
            { name: "id", in: "path", required: true, schema: string },
            { name: "id", in: "query", required: true, schema: { type: "integer" } },
            { name: "where", in: "query", content: { "application/json": { schema: { type: "object" } } } },
            { name: "session", in: "cookie", required: true, schema: string },
          ],
          responses,
        },
      },
      "/things/{ids}/{size}": {
        delete: {
          operationId: "labelThing",
          parameters: [
            { name: "ids", in: "path", required: true, style: "label", schema: strings },
            { name: "size", in: "path", required: true, style: "matrix", schema: { type: "integer" } },
          ],
          responses,
        },
      },
    },
  }),
  name: "third-api",
};

function withBody(operationId: string, mediaType: string) {
  return { operationId, requestBody: { required: true, content: { [mediaType]: {} } }, responses };
}

/** A client of it, and the requests that it has sent. Each is answered with a status, by default 204. */
export function createThings(
  options: ClientOptions = {},
  answer: () => Response = () => new Response(null, { status: 204 }),
) {
  const sent: Request[] = [];
  const things = createClient(contract, {
    token: "key",
    retry: { baseDelay: 1 },
    fetch: async (url, init) => {
      sent.push(new Request(url, init));
      return answer();
    },
    ...options,
  });
  return { things, sent };
}
