import fc from "fast-check";
import { createMock, type HandledCall } from "revokit/mock";
import { expect, test } from "vitest";
import { writeBody } from "../../scripts/conformance/runner/write-body.ts";
import { BASE, compile } from "./compile.ts";

/** A document of an operation that takes a value in XML or JSON and answers it in XML. */
function documentOf(schema: object, components: object = {}) {
  const bodies = { "application/xml": { schema }, "application/json": { schema } };
  return {
    paths: {
      "/things": {
        post: {
          operationId: "echo",
          requestBody: { required: true, content: bodies },
          responses: {
            "200": { description: "OK.", content: { "application/xml": { schema } } },
            "400": { description: "Wrong." },
          },
        },
      },
    },
    components: { schemas: components },
  };
}

/** A mock of that operation: the XML that it writes, and the value that it reads. */
function echoOf(schema: object, components: object = {}) {
  const api = compile(documentOf(schema, components));
  const seen: unknown[] = [];
  const echo = ({ body }: HandledCall) => {
    seen.push(body);
    return { status: 200, body };
  };
  const mock = createMock({ apis: [{ ...api, behaviour: { handlers: { echo } } }] });
  const send = async (type: string, body: string | Uint8Array<ArrayBuffer>) => {
    const response = await mock.fetch(`${BASE}/things`, { method: "POST", body, headers: { "Content-Type": type } });
    return { status: response.status, reason: response.headers.get("mock-reason"), text: await response.text() };
  };
  return {
    write: async (value: unknown) => (await send("application/json", JSON.stringify(value))).text,
    read: async (xml: string | Uint8Array<ArrayBuffer>) => {
      const { status, reason } = await send("application/xml", xml);
      return status === 200 ? seen.pop() : { status, reason };
    },
  };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const strings = (xml: object, items: object = {}) => ({ type: "array", xml, items: { type: "string", ...items } });
const animals = (property: object) => ({ type: "object", properties: { animals: property }, xml: { name: "zoo" } });

/** The examples of OpenAPI 3.1, 4.8.26: a schema, a value, and its XML. */
const documented: readonly (readonly [string, object, unknown, string])[] = [
  ["no element", { type: "object", properties: { a: { type: "integer" } } }, { a: 1 }, "<root><a>1</a></root>"],
  [
    "a replaced name, and an attribute",
    {
      type: "object",
      xml: { name: "Person" },
      properties: {
        id: { type: "integer", xml: { attribute: true } },
        name: { type: "string", xml: { name: "fullName" } },
      },
    },
    { id: 123, name: 'A & "B" <C>' },
    '<Person id="123"><fullName>A &amp; "B" &lt;C&gt;</fullName></Person>',
  ],
  [
    "a prefix and a namespace",
    {
      type: "object",
      xml: { name: "Person" },
      properties: {
        name: { type: "string", xml: { namespace: "https://example.com/schema/sample", prefix: "sample" } },
      },
    },
    { name: "example" },
    '<Person><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>',
  ],
  ["an array", animals(strings({})), { animals: ["a", "b"] }, "<zoo><animals>a</animals><animals>b</animals></zoo>"],
  [
    "an array whose name has no effect",
    animals(strings({ name: "aliens" }, { xml: { name: "animal" } })),
    { animals: ["a", "b"] },
    "<zoo><animal>a</animal><animal>b</animal></zoo>",
  ],
  [
    "a wrapped array",
    animals(strings({ wrapped: true })),
    { animals: ["a", "b"] },
    "<zoo><animals><animals>a</animals><animals>b</animals></animals></zoo>",
  ],
  [
    "a wrapped array with both names",
    animals(strings({ name: "aliens", wrapped: true }, { xml: { name: "animal" } })),
    { animals: ["a"] },
    "<zoo><aliens><animal>a</animal></aliens></zoo>",
  ],
  [
    "a wrapped array with its own name",
    animals(strings({ name: "aliens", wrapped: true })),
    { animals: ["a"] },
    "<zoo><aliens><aliens>a</aliens></aliens></zoo>",
  ],
];

/** The same for names that every object inherits, which mean nothing special in a document. */
const inherited: (typeof documented)[number] = [
  "names that every object inherits",
  {
    type: "object",
    properties: { constructor: { type: "string" }, valueOf: { type: "string", xml: { attribute: true } } },
  },
  { constructor: "a" },
  "<root><constructor>a</constructor></root>",
];

test.each([...documented, inherited])(
  "%s is written as OpenAPI describes, and read back",
  async (_, schema, value, xml) => {
    const { write, read } = echoOf(schema);
    expect(await write(value)).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`);
    expect(await read(xml)).toEqual(value);
  },
);

test("a component's element has the component's name", async () => {
  const { write } = echoOf({ $ref: "#/components/schemas/Pet" }, { Pet: { type: "object" } });
  expect(await write({ name: "Rex" })).toContain("<Pet><name>Rex</name></Pet>");
});

test.each([...documented, inherited])("%s is read back as the suite writes it", async (_, schema, value) => {
  const content = compile(documentOf(schema)).facts.operations["echo"]?.requestBody?.content["application/xml"];
  const written = writeBody("application/xml", value, content);
  expect(await echoOf(schema).read(written?.text ?? "")).toEqual(value);
});

test("the suite's XML keeps line ends and tabs, also in attributes", async () => {
  const string = { type: "string" };
  const schema = { type: "object", properties: { id: { ...string, xml: { attribute: true } }, text: string } };
  const value = { id: "a\tb\nc", text: "d\r\ne" };
  const content = compile(documentOf(schema)).facts.operations["echo"]?.requestBody?.content["application/xml"];
  const written = writeBody("application/xml", value, content);
  expect(await echoOf(schema).read(written?.text ?? "")).toEqual(value);
});

/** A schema with every XML keyword, two levels deep. */
const tag = (more: object) => ({
  type: "object",
  ...more,
  properties: {
    id: { type: "integer", xml: { attribute: true, name: "key" } },
    label: { type: "string", xml: { prefix: "t", namespace: "urn:tags" } },
  },
});
const pet = {
  type: "object",
  xml: { name: "pet" },
  required: ["name"],
  properties: {
    name: { type: "string" },
    age: { type: "number" },
    tame: { type: "boolean", xml: { attribute: true } },
    urls: { type: "array", xml: { name: "photos", wrapped: true }, items: { type: "string", xml: { name: "url" } } },
    sizes: { type: "array", items: { type: "integer" } },
    first: tag({}),
    tags: { type: "array", xml: { wrapped: true }, items: tag({ xml: { name: "tag" } }) },
  },
};
const text = fc.string({ unit: "grapheme", maxLength: 8 }).filter((each) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(each));
const tagValue = fc.record({ id: fc.integer(), label: text }, { requiredKeys: ["label"] });
const petValue = fc.record(
  {
    name: text,
    age: fc.integer(),
    tame: fc.boolean(),
    urls: fc.array(text, { maxLength: 3 }),
    sizes: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
    first: tagValue,
    tags: fc.array(tagValue, { maxLength: 3 }),
  },
  { requiredKeys: ["name"] },
);

test("every written value is read back as the same value", async () => {
  const { write, read } = echoOf(pet);
  await fc.assert(
    fc.asyncProperty(petValue, async (value) => {
      expect(await read(await write(value))).toEqual(value);
    }),
    { numRuns: 200 },
  );
});

test("comments, CDATA, character references and other prefixes are understood", async () => {
  const { read } = echoOf(pet);
  const xml = `<?xml version="1.0"?><!-- a pet -->
    <p:pet xmlns:p="urn:p" tame='true'>
      <name><![CDATA[<R&D>]]> &#65;&#x42;&quot;</name><sizes>1</sizes><!-- and --><sizes>2</sizes><photos/>
    </p:pet>`;
  expect(await read(xml)).toEqual({ name: '<R&D> AB"', tame: true, sizes: [1, 2], urls: [] });
});

test.each([
  "",
  "{}",
  "<pet><name>a</name>",
  "<pet><name>a</pet></name>",
  "<pet><name>a</name></pet><pet/>",
  "<pet><name>&nothing;</name></pet>",
  "<pet><name>a & b</name></pet>",
  "<pet><name>&constructor;</name></pet>",
  '<pet tame="true" tame="true"><name>a</name></pet>',
  '<!DOCTYPE pet [<!ENTITY a "a">]><pet><name>&a;</name></pet>',
  ...["&#xD800;", "&#1;", "&#X41;", "&#x110000;", "\u0001", "\uFFFE", "]]>", "<!-- a -- b -->", "<!--->", "<? x?>"].map(
    (part) => `<pet><name>${part}</name></pet>`,
  ),
  ...["<![CDATA[]]>", "&#32;", "\u00A0", "<?xml version='1.0'?>"].map((part) => `<pet><name>a</name></pet>${part}`),
  "<pet><name>a</name><1/></pet>",
  "<pet><name>a</name><µ/></pet>",
  "<pet a&b='1'><name>a</name></pet>",
  "<?xml encoding='UTF-8'?><pet><name>a</name></pet>",
  `${"<a>".repeat(1_000)}${"</a>".repeat(1_000)}`,
])("a body that is not well-formed is refused: %s", async (xml) => {
  const { read } = echoOf(pet);
  expect(await read(xml)).toMatchObject({ status: 400, reason: expect.stringMatching(/well-formed XML|is required/) });
});

test("ends of lines and white space of attributes are read as XML says", async () => {
  const { read } = echoOf(tag({}));
  const label = "<label>a\r\nb\rc&#13;</label>";
  expect(await read(`<tag>${label}</tag>`)).toEqual({ label: "a\nb\nc\r" });
  const named = { type: "object", properties: { note: { type: "string", xml: { attribute: true } } } };
  expect(await echoOf(named).read('<root note="a\r\n\tb&#9;c"/>')).toEqual({ note: "a  b\tc" });
});

test("an attribute is not mistaken for one of another namespace, or for a declaration", async () => {
  const { read } = echoOf(tag({}));
  expect(await read('<tag key="1" xmlns:key="urn:a"/>')).toEqual({ id: 1 });
  expect(await read('<tag key="1" xmlns:x="urn:a" x:key="2"/>')).toEqual({ id: 1 });
  expect(await read('<tag xmlns:x="urn:a" x:key="2"/>')).toEqual({ id: 2 });
});

test.each([
  ["UTF-16 with a byte order mark", "", (xml: string) => Buffer.from(`\uFEFF${xml}`, "utf16le")],
  [
    "the charset of its declaration",
    "<?xml version='1.0' encoding='ISO-8859-1'?>",
    (xml: string) => Buffer.from(xml, "latin1"),
  ],
])("a document in %s is read", async (_, declaration, encode) => {
  const { read } = echoOf(tag({}));
  expect(await read(encode(`${declaration}<tag><label>é</label></tag>`))).toEqual({ label: "é" });
});

test.each([
  ["bytes that are not UTF-8", Buffer.from("<tag><label>é</label></tag>", "latin1"), 400],
  ["an unknown charset", Buffer.from("<?xml version='1.0' encoding='klingon'?><tag/>"), 400],
])("a document in %s is refused", async (_, bytes, status) => {
  expect(await echoOf(tag({})).read(bytes)).toMatchObject({ status });
});

test("written text has no character that XML forbids or would change", async () => {
  const label = "a\u0001b\r\n\t]]>";
  const xml = await echoOf(tag({})).write({ label });
  expect(xml).toContain("a\uFFFDb&#13;\n\t]]&gt;</t:label>");
  const named = { type: "object", properties: { note: { type: "string", xml: { attribute: true } } } };
  const { read, write } = echoOf(named);
  expect(await write({ note: '\r\n\t"' })).toContain('note="&#13;&#10;&#9;&quot;"');
  expect(await read(await write({ note: '\r\n\t"' }))).toEqual({ note: '\r\n\t"' });
});

test("each prefix is declared, and once on an element", async () => {
  const inner = { type: "string", xml: { prefix: "p" } };
  const key = { type: "string", xml: { prefix: "p", namespace: "urn:p", attribute: true } };
  const p = { type: "object", xml: { prefix: "p", namespace: "urn:p" }, properties: { key, inner } };
  expect(await echoOf(p).write({ key: "a", inner: "b" })).toContain(
    '<p:root xmlns:p="urn:p" p:key="a"><p:inner>b</p:inner></p:root>',
  );
  const alone = { type: "object", properties: { inner } };
  expect(await echoOf(alone).write({ inner: "b" })).toContain('<p:inner xmlns:p="urn:example:p">b</p:inner>');
});

test("a value in XML is checked against the schema", async () => {
  const { read } = echoOf(pet);
  expect(await read("<pet><age>old</age></pet>")).toMatchObject({ status: 400 });
});

/** Required objects nested in each other, the innermost with a number. */
function nested(levels: number): object {
  if (levels === 0) return { type: "number" };
  return { type: "object", required: ["in"], properties: { in: nested(levels - 1) } };
}

test.each([3, 5, 8])("a required member %d levels down and its type are checked", async (levels) => {
  const { read } = echoOf({ ...nested(levels), xml: { name: "a" } });
  const xml = (inner: string, depth = levels) => `<a>${"<in>".repeat(depth)}${inner}${"</in>".repeat(depth)}</a>`;

  expect(await read(xml("7"))).not.toHaveProperty("status");
  expect(await read(xml("seven"))).toMatchObject({ status: 400 });
  expect(await read(xml("", levels - 1))).toMatchObject({ status: 400 });
});

test("a recursive schema is read as deep as its facts go", async () => {
  const tree = { type: "object", required: ["id"], properties: { id: { type: "integer" }, left: ref("Tree") } };
  const { read } = echoOf(ref("Tree"), { Tree: tree });
  const xml = (depth: number, id: string): string =>
    depth === 0 ? `<id>${id}</id>` : `<id>1</id><left>${xml(depth - 1, id)}</left>`;

  for (const depth of [1, 8, 30]) expect(await read(`<Tree>${xml(depth, "2")}</Tree>`)).not.toHaveProperty("status");
  expect(await read(`<Tree>${xml(8, "two")}</Tree>`)).toMatchObject({ status: 400 });
});

test("a required list without items leaves no trace, unless it is wrapped", async () => {
  const required = (xml: object) => ({ ...animals(strings(xml)), required: ["animals"] });
  expect(await echoOf(required({})).read("<zoo/>")).toEqual({ animals: [] });
  expect(await echoOf(required({ wrapped: true })).read("<zoo><animals/></zoo>")).toEqual({ animals: [] });
  expect(await echoOf(required({ wrapped: true })).read("<zoo/>")).toMatchObject({ status: 400 });
});
