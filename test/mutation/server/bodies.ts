import { altered, inAnswers, json, type ServerFault } from "./world.ts";

const success = ({ ok }: Response) => ok;
const notFound = ({ status }: Response) => status === 404;
const anyJson = ({ headers }: Response) => headers.get("content-type")?.includes("json") === true;

/** The first member of an object, changed. */
const first = (change: (value: unknown) => unknown) =>
  json((value) => {
    const [[name, member] = ["", undefined]] = Object.entries(value);
    return { ...value, [name]: change(member) };
  });

/** The last member of the innermost first object, changed or dropped. */
function deep(value: unknown, change: (name: string, member: unknown) => object): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (typeof value !== "object" || value === null) return value;
  const [[name, member] = ["", undefined], ...rest] = Object.entries(value);
  if (typeof member === "object" && member !== null) return { ...value, [name]: deep(member, change) };
  return { ...Object.fromEntries(rest), ...change(name, member) };
}

export const bodyFaults: readonly ServerFault[] = [
  {
    name: "answers a success with an undocumented 202",
    plant: inAnswers(success, (response) => altered(response, { status: 202 })),
  },
  {
    name: "answers a success with an undocumented 204",
    plant: inAnswers(success, () => new Response(null, { status: 204 })),
  },
  {
    name: "answers a success without its body",
    plant: inAnswers(success, (response) => altered(response, { text: () => null })),
  },
  {
    name: "answers a success with HTML",
    plant: inAnswers(success, () => new Response("<h1>OK</h1>", { headers: { "content-type": "text/html" } })),
  },
  {
    name: "answers an error with HTML",
    plant: inAnswers(notFound, (response) =>
      altered(response, { text: () => "<h1>Not found</h1>", headers: { "content-type": "text/html" } }),
    ),
  },
  {
    name: "answers with a media type that is not documented",
    plant: inAnswers(anyJson, (response) =>
      altered(response, { headers: { "content-type": "application/vnd.api+json" } }),
    ),
  },
  {
    name: "answers without a media type",
    plant: inAnswers(anyJson, (response) => altered(response, { headers: { "content-type": null } })),
  },
  {
    name: "answers in Latin-1",
    plant: inAnswers(anyJson, (response) =>
      altered(response, { headers: { "content-type": "application/json; charset=iso-8859-1" } }),
    ),
  },
  {
    name: "answers with a byte order mark",
    plant: inAnswers(success, (response) => altered(response, { text: (text) => `\ufeff${text}` })),
  },
  {
    name: "answers with JSON that breaks off",
    plant: inAnswers(success, (response) => altered(response, { text: (text) => text.slice(0, -1) })),
  },
  {
    name: "answers a success with an empty object",
    plant: inAnswers(success, (response) => altered(response, { text: () => "{}" })),
  },
  {
    name: "answers a success with a list",
    plant: inAnswers(success, (response) => altered(response, { text: (text) => `[${text}]` })),
  },
  {
    name: "answers with null where an object belongs",
    plant: inAnswers(success, (response) => altered(response, { text: first(() => null) })),
  },
  {
    name: "answers with text where an object belongs",
    plant: inAnswers(success, (response) => altered(response, { text: first(() => "done") })),
  },
  {
    name: "leaves a required member deep in a success out",
    plant: inAnswers(success, (response) => altered(response, { text: json((value) => deep(value, () => ({}))) })),
  },
  {
    name: "answers with a number where a text belongs",
    plant: inAnswers(success, (response) =>
      altered(response, { text: json((value) => deep(value, (name) => ({ [name]: 7 }))) }),
    ),
  },
  {
    name: "answers with a constant that is not the documented one",
    plant: inAnswers(success, (response) =>
      altered(response, {
        text: (text) =>
          text
            .replace('"revoked":true', '"revoked":false')
            .replace(/"(type|object)":"[^"]*"/g, '"$1":"something_else"'),
      }),
    ),
  },
  {
    name: "answers an error in another envelope",
    plant: inAnswers(notFound, (response) => altered(response, { text: () => '{"message":"Not found"}' })),
  },
  {
    name: "leaves a required member of an error out",
    plant: inAnswers(notFound, (response) => altered(response, { text: json((value) => deep(value, () => ({}))) })),
  },
  {
    name: "describes a different resource from the requested one",
    plant: inAnswers(success, speakOfAnother),
  },
  {
    name: "gives every answer the same request id",
    plant: inAnswers(anyJson, (response, _, world) => {
      const { header } = world.mock.apis[0]?.facts.requestId ?? {};
      return altered(response, {
        ...(header !== undefined && { headers: { [header]: "req_0" } }),
        text: (text) => text.replaceAll(/"(request_id|supportId)":"[^"]*"/g, '"$1":"req_00000001"'),
      });
    }),
  },
  {
    name: "documents a header as a number, and sends a word",
    plant: inAnswers(success, (response) => {
      const limits = [...response.headers.keys()].filter((name) => /limit|remaining|replayed/i.test(name));
      return altered(response, { headers: Object.fromEntries(limits.map((name) => [name, "many"])) });
    }),
  },
];

/** The ids of the path, each with its last two characters changed. */
function speakOfAnother(response: Response, { url }: Request): Promise<Response> {
  const ids = new URL(url).pathname.split("/").filter((segment) => segment.includes("_"));
  return altered(response, {
    text: (text) => ids.reduce((changed, id) => changed.replaceAll(`"${id}"`, `"${id.slice(0, -2)}77"`), text),
  });
}
