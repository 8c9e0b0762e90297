import { createClient, type ClientOptions, type Contract } from "revokit";

/** The types of a small API with what the two shipped ones have none of: bodies, queries, other methods. */
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

const responses = { "204": [] };
const string = { type: ["string"] } as const;

/** Its contract, as the pipeline would write it. */
export const contract = {
  name: "third-api",
  title: "Things",
  version: "1",
  servers: ["https://things.example/v2"],
  operations: {
    listThings: {
      method: "GET",
      path: "/things",
      parameters: [
        { name: "tags", in: "query", required: false, explode: false, schema: { type: ["array"], items: string } },
        { name: "filter", in: "query", required: false, style: "deepObject", schema: { type: ["object"] } },
        { name: "page", in: "query", required: false, schema: { type: ["integer"], minimum: 1 } },
      ],
      responses,
      credential: { header: "X-Key" },
    },
    createThing: withBody("POST", "application/json"),
    submitThing: withBody("POST", "application/x-www-form-urlencoded"),
    uploadThing: withBody("POST", "multipart/form-data"),
    putThing: {
      ...withBody("PUT", "application/octet-stream"),
      path: "/things/größe/{id}",
      parameters: [{ name: "id", in: "path", required: true, schema: string }],
    },
    findThing: {
      method: "GET",
      path: "/things/{id}",
      parameters: [
        { name: "id", in: "path", required: true, schema: string },
        { name: "id", argument: "query_id", in: "query", required: true, schema: { type: ["integer"] } },
        { name: "where", in: "query", required: false, content: "application/json", schema: { type: ["object"] } },
        { name: "session", in: "cookie", required: true, schema: string },
      ],
      responses,
    },
    labelThing: {
      method: "DELETE",
      path: "/things/{ids}/{size}",
      parameters: [
        { name: "ids", in: "path", required: true, style: "label", schema: { type: ["array"], items: string } },
        { name: "size", in: "path", required: true, style: "matrix", schema: { type: ["integer"] } },
      ],
      responses,
    },
  },
} as const satisfies Contract;

function withBody<M extends "POST" | "PUT", T extends string>(method: M, mediaType: T) {
  return {
    method,
    path: `/things`,
    parameters: [],
    requestBody: { required: true, content: [mediaType] },
    responses,
  } as const;
}

/** A client of it, and the requests that it has sent; each is answered with a status, 204 unless the test says otherwise. */
export function createThings(
  options: ClientOptions = {},
  answer: () => Response = () => new Response(null, { status: 204 }),
) {
  const sent: Request[] = [];
  const things = createClient<Record<string, never>, Operations, typeof contract.operations>(contract, {
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
