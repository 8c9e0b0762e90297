import { expect, test } from "vitest";
import { type ConformanceOptions, runConformance } from "../../scripts/conformance/run-conformance.ts";
import { BASE, compile, json } from "../mock/compile.ts";

/** A server that uses a freedom which its document and the standards leave, and that a check once took for a fault. */
interface Freedom {
  readonly document: object;
  readonly answer: (request: Request, path: string, body: string) => Response | undefined;
  readonly only: readonly string[];
  readonly options?: Partial<ConformanceOptions>;
  /** The worst that the checks find; default: nothing. */
  readonly worst?: "noted";
}

const text = { type: "string" };
const inPath = (name: string) => [{ name, in: "path", required: true, schema: text }];
const plain = (...statuses: readonly (number | string)[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: "It." }]));
const ok = { "200": json({}), ...plain(400, 401, 404) };
const takes = (type: string) => ({ required: true, content: { [type]: { schema: { type: "object" }, example: {} } } });
const reads = (more: object = {}, responses: object = ok) => ({ get: { operationId: "read", responses, ...more } });
const status = (code: number, headers: Readonly<Record<string, string>> = {}) =>
  new Response(null, { status: code, headers });
const scheme = (given: object) => ({ security: [{ it: [] }], components: { securitySchemes: { it: given } } });
const bearer = scheme({ type: "http", scheme: "bearer" });

/** The parameters of a list, and what the server refuses. */
function list(refused: RegExp, ...names: readonly string[]): Freedom {
  const parameters = names.map((name) => ({ name, in: "query", schema: { ...text, maxLength: 20 } }));
  return {
    document: { paths: { "/items": reads({ parameters }) } },
    answer: ({ url }) => (refused.test(url) ? status(400) : Response.json([])),
    only: ["single-parameter", "optional-parameters", "boundary-values"],
    worst: "noted",
  };
}

/** A list of pets, and one pet. */
function listed(items: unknown, name: string, id: string): Freedom {
  const pet = { get: { operationId: "readPet", parameters: inPath(name), responses: ok } };
  return {
    document: { paths: { "/pets": reads(), [`/pets/{${name}}`]: pet } },
    answer: (_, path) =>
      path === "/pets" ? Response.json(items) : path === `/pets/${id}` ? Response.json({}) : status(404),
    only: ["takes-effect", "encoded-path"],
  };
}

const conditional = ["If-None-Match", "If-Modified-Since", "Range"].map((name) => ({
  name,
  in: "header",
  schema: text,
}));
const cancelled = new Set<string>();
const notes = new Set<string>();
const token = `${"e".repeat(20)}.${"y".repeat(30)}.${"s".repeat(42)}w`;

const FREEDOMS: Readonly<Record<string, Freedom>> = {
  "cancels an order once": {
    document: {
      paths: {
        "/orders": { post: { operationId: "order", responses: { "201": json({}) } } },
        "/orders/{id}/cancel": {
          post: {
            operationId: "cancel",
            parameters: inPath("id"),
            requestBody: takes("application/json"),
            responses: { "200": json({}), "409": json({}) },
          },
        },
      },
    },
    answer(_, path) {
      if (path === "/orders") return Response.json({ id: crypto.randomUUID() }, { status: 201 });
      if (cancelled.has(path)) return Response.json({}, { status: 409 });
      cancelled.add(path);
      return Response.json({});
    },
    only: ["media-type-forms"],
  },
  "creates by PUT, and answers the first with 201": {
    document: {
      paths: {
        "/notes/{id}": {
          put: { operationId: "write", parameters: inPath("id"), responses: { "200": json({}), "201": json({}) } },
        },
      },
    },
    answer(_, path) {
      const isNew = !notes.has(path);
      notes.add(path);
      return Response.json({}, { status: isNew ? 201 : 200 });
    },
    only: ["optional-parameters"],
    options: { fixtures: { operations: { write: { fresh: [{ id: "mine" }] } } } },
  },
  "answers conditional and range requests": {
    document: { paths: { "/it": reads({ parameters: conditional }, { "200": json({}), ...plain(206, 304) }) } },
    answer: ({ headers }) =>
      headers.has("if-none-match") || headers.has("if-modified-since")
        ? status(304)
        : Response.json({}, { status: headers.has("range") ? 206 : 200 }),
    only: ["single-parameter"],
  },
  "knows only its own cursors": list(/cursor=/, "cursor", "q"),
  "does not know the document's customer": list(/customer_id=/, "customer_id", "q"),
  "reads a list from either end": list(/first=.*last=/, "first", "last"),
  "takes integers of 64 bits": {
    document: {
      paths: {
        "/it": reads({
          parameters: [{ name: "at", in: "query", schema: { type: "integer", maximum: 2 ** 63 } }],
        }),
      },
    },
    answer: ({ url }) =>
      BigInt(new URL(url).searchParams.get("at") ?? 0) > 2n ** 63n - 1n ? status(400) : Response.json({}),
    only: ["boundary-values"],
  },
  "has names beside URLs as ids": listed([{ self: "https://any.example/v1/pets/5", name: "Rex" }], "petId", "5"),
  "has numbers beside the ids of its paths": listed([{ id: 5, articleNumber: "A-1" }], "sku", "A-1"),
  "lists words before the items": listed({ tags: ["a"], pets: [{ id: 5 }] }, "petId", "5"),
  "describes refusals that the document only names": {
    document: { paths: { "/pets/{id}": reads({ parameters: inPath("id") }) } },
    answer: () => Response.json({ title: "None." }, { status: 404 }),
    only: ["unknown-resource"],
    options: { fixtures: { operations: { read: { unknown: [{ id: "5" }] } } } },
    worst: "noted",
  },
  "answers 202 where 2XX is documented": {
    document: { paths: { "/it": reads({}, { "2XX": json({}) }) } },
    answer: () => Response.json({}, { status: 202 }),
    only: ["takes-effect"],
  },
  "answers 201 where only default is documented": {
    document: { paths: { "/it": { post: { operationId: "make", responses: { default: json({}) } } } } },
    answer: () => Response.json({}, { status: 201 }),
    only: ["takes-effect"],
  },
  "redirects with the second of two documented statuses": {
    document: { paths: { "/it": reads({}, plain(301, 302)) } },
    answer: () => status(302, { location: "/there" }),
    only: ["takes-effect"],
  },
  "shows a page where people may look": {
    document: { paths: { "/login": { post: { operationId: "login", responses: ok } } } },
    answer: () => new Response("<h1>Hello</h1>", { headers: { "content-type": "text/html" } }),
    only: ["wrong-method"],
    worst: "noted",
  },
  "asks for a credential with 403": {
    document: { ...bearer, paths: { "/it": reads({}, { "200": json({}), default: json({}) }) } },
    answer: ({ headers }) => (headers.has("authorization") ? Response.json({}) : Response.json({}, { status: 403 })),
    only: ["missing-credential"],
    options: { token: "s3cret-of-mine" },
    worst: "noted",
  },
  "says that a resource is another's": {
    document: { paths: { "/pets/{id}": reads({ parameters: inPath("id") }, { "200": json({}), ...plain(403, 404) }) } },
    answer: () => status(403),
    only: ["foreign-resource"],
    options: { fixtures: { operations: { read: { foreign: [{ id: "5" }] } } } },
    worst: "noted",
  },
  "takes the second of two credentials": {
    document: {
      security: [{ one: [] }, { two: [] }],
      components: {
        securitySchemes: {
          one: { type: "http", scheme: "bearer" },
          two: { type: "apiKey", in: "header", name: "X-Key" },
        },
      },
      paths: { "/it": reads() },
    },
    answer: ({ headers }) => (headers.get("x-key") === "s3cret" ? Response.json({}) : status(401)),
    only: ["takes-effect", "optional-parameters", "missing-credential"],
    options: { credentials: { two: "s3cret" } },
  },
  "renews its session": {
    document: { ...scheme({ type: "apiKey", in: "cookie", name: "sid" }), paths: { "/it": reads() } },
    answer: () => Response.json({}, { headers: { "set-cookie": "sid=s3cret-of-mine; Max-Age=600" } }),
    only: ["takes-effect"],
    options: { token: "s3cret-of-mine" },
  },
  "decodes the signature of a credential": {
    document: { ...bearer, paths: { "/it": reads() } },
    answer({ headers }) {
      const decoded = (given: string) => given.split(".").map((part) => Buffer.from(part, "base64url").toString("hex"));
      const given = headers.get("authorization")?.slice("Bearer ".length) ?? "";
      return decoded(given).join() === decoded(token).join() ? Response.json({}) : status(401);
    },
    only: ["similar-credential"],
    options: { token },
  },
  "takes over a request id": {
    document: {
      "x-request-id": { header: "X-Request-Id" },
      paths: {
        "/it": reads({ parameters: ["X-Request-Id", "X-Other"].map((name) => ({ name, in: "header", schema: text })) }),
      },
    },
    answer: ({ headers }) =>
      Response.json({}, { headers: { "X-Request-Id": headers.get("x-request-id") ?? crypto.randomUUID() } }),
    only: ["optional-parameters", "single-parameter", "takes-effect", "request-ids"],
  },
  "gives each replay a request id of its own": {
    document: {
      "x-request-id": { pointers: ["/request"] },
      paths: {
        "/it": {
          post: {
            operationId: "make",
            parameters: [{ name: "Idempotency-Key", in: "header", schema: text }],
            "x-idempotency": { header: "Idempotency-Key" },
            responses: { "201": json({ type: "object", properties: { request: text } }) },
          },
        },
      },
    },
    answer: () => Response.json({ it: 1, request: crypto.randomUUID() }, { status: 201 }),
    only: ["replay", "parallel-with-key"],
  },
  "takes every media type of a documented range": {
    document: {
      paths: {
        "/it": {
          post: { operationId: "make", requestBody: takes("application/*"), responses: { ...ok, ...plain(415) } },
        },
      },
    },
    answer: ({ headers }, _, body) =>
      body === "" || headers.get("content-type")?.startsWith("application/") !== true ? status(415) : Response.json({}),
    only: ["invalid-body"],
  },
  "no longer fails for a resource that the fixtures name as failing": {
    document: {
      paths: {
        "/it/{id}": {
          post: {
            operationId: "make",
            parameters: [...inPath("id"), { name: "Idempotency-Key", in: "header", schema: text }],
            "x-idempotency": { header: "Idempotency-Key" },
            responses: { ...ok, ...plain(409, 500) },
          },
        },
      },
    },
    answer: () => status(409),
    only: ["key-after-5xx"],
    options: { fixtures: { operations: { make: { failing: [{ id: "1" }] } } } },
    worst: "noted",
  },
  "minds the case of a media type's parameter": {
    document: {
      paths: {
        "/it/{id}": {
          put: {
            operationId: "put",
            parameters: inPath("id"),
            requestBody: takes("application/json;v=Beta"),
            responses: { "200": json({}), ...plain(415) },
          },
        },
      },
    },
    answer: ({ headers }) => ((headers.get("content-type") ?? "").includes("=Beta") ? Response.json({}) : status(415)),
    only: ["media-type-forms"],
    options: { fixtures: { operations: { put: { fresh: [{ id: "1" }] } } } },
  },
};

test.each(Object.entries(FREEDOMS))("a correct server that %s gets no failure", async (_, freedom) => {
  const { document, answer, only, options = {}, worst } = freedom;
  const report = await runConformance({
    api: compile(document),
    baseUrl: BASE,
    allowUnsafe: true,
    only,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      return (
        answer(request, decodeURIComponent(new URL(url).pathname).replace("/v1", ""), await request.clone().text()) ??
        status(404)
      );
    },
    ...options,
  });
  const findings = report.operations.flatMap(({ checks }) => checks.flatMap((check) => check.findings));

  expect(findings.filter(({ severity }) => severity === "failure")).toEqual([]);
  expect(report.counts.noted > 0).toBe(worst === "noted");
  expect(report.counts.passed + report.counts.noted).toBeGreaterThan(0);
});
