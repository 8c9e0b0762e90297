import { describe, expect, test } from "vitest";
import { createMock, OTHER_TENANT_TOKEN } from "revokit/mock";
import { ask, exampleOf, pathInState, serve, statefulApis } from "./support.ts";

describe.each(statefulApis)("$name", ({ api, operationId }) => {
  const operation = api.facts.operations[operationId];
  const transitions = api.behaviour?.transitions?.[operationId] ?? {};
  const states = api.behaviour?.states ?? [];

  test.each(Object.keys(transitions))("changes a resource that is %s, and says so in the ledger", async (state) => {
    const { mock, url } = await serve();
    const path = pathInState(mock, api, state);
    const response = await ask({ base: url(api), api, path });
    expect(response.status).toBe(200);
    expect(JSON.stringify(await response.json())).toContain(Object.values(path).at(-1));
    expect(mock.ledger()).toMatchObject([
      { api: api.facts.name, operationId, path, from: state, to: transitions[state] },
    ]);
  });

  test("answers the documented body for the documented id", async () => {
    const { url } = await serve();
    const body: unknown = await (await ask({ base: url(api), api })).json();
    expect(leafCount(body)).toBe(leafCount(exampleOf(api, operationId, 200)));
  });

  test.each(states.filter((state) => !(state in transitions)))(
    "answers a request for one that is %s like a repeat, and changes nothing",
    async (state) => {
      const { mock, url } = await serve();
      const before = mock.resources();
      const response = await ask({ base: url(api), api, path: pathInState(mock, api, state) });
      expect(String(response.status)).toBe(operation?.onRepeat?.status);
      expect(mock.ledger()).toEqual([]);
      expect(mock.resources()).toEqual(before);
    },
  );

  test("answers a repeat as documented", async () => {
    const { mock, url } = await serve();
    await ask({ base: url(api), api });
    const repeat = await ask({ base: url(api), api });
    expect(String(repeat.status)).toBe(operation?.onRepeat?.status);
    const documented = exampleOf(api, operationId, repeat.status, operation?.onRepeat?.example);
    expect(words(await repeat.json())).toEqual(words(documented));
    expect(mock.ledger()).toHaveLength(1);
  });

  test.each(
    Object.keys(api.facts.operations[operationId]?.examples.parameters ?? {}).filter((name) =>
      operation?.path.includes(`{${name}}`),
    ),
  )("answers 404 for a %s that names nothing, and names it", async (name) => {
    const { mock, url } = await serve();
    const known = pathInState(mock, api, states[0] ?? "");
    const response = await ask({
      base: url(api),
      api,
      path: { ...known, [name]: known[name]?.replace(/..$/, "77") ?? "" },
    });
    expect(response.status).toBe(404);
    expect(JSON.stringify(await response.json())).toContain(`"${name}"`);
  });

  test("answers 404 for another tenant's resource, as for one that does not exist", async () => {
    const { mock, url } = await serve();
    const foreign = await ask({ base: url(api), api, token: OTHER_TENANT_TOKEN });
    expect(foreign.status).toBe(404);
    expect(mock.ledger()).toEqual([]);
  });

  test("reveals nothing of another tenant's resources", async () => {
    const path = pathInState(createMock(), api, states[0] ?? "");
    const resources = { [api.facts.name]: [{ path, state: states[0] ?? "" }] };
    const { url } = await serve({
      seed: {
        tenants: [
          { name: "a", tokens: ["a"] },
          { name: "b", tokens: ["b"], resources },
        ],
      },
    });
    const foreign = await ask({ base: url(api), api, path, token: "a" });
    expect(await foreign.text()).toContain(`"${Object.keys(path)[0]}"`);
  });

  test("returns to its seed after a reset", async () => {
    const { mock, url } = await serve();
    await ask({ base: url(api), api });
    mock.reset();
    expect(mock.ledger()).toEqual([]);
    expect((await ask({ base: url(api), api })).status).toBe(200);
  });

  test("gives each answer a new request id, the same in its header and its body", async () => {
    const { url } = await serve();
    const { header, pointers = [] } = api.facts.requestId ?? {};
    const [first, second] = [
      await ask({ base: url(api), api, token: "unknown" }),
      await ask({ base: url(api), api, token: "unknown" }),
    ];
    const ids = await Promise.all(
      [first, second].map(async (response) => pointers.map((pointer) => lookUp(response.clone().json(), pointer))),
    );
    const found = (await Promise.all(ids.map((list) => Promise.all(list)))).map((list) =>
      list.find((id) => id !== undefined),
    );
    expect(found[0]).toEqual(expect.any(String));
    expect(found[0]).not.toBe(found[1]);
    if (header !== undefined) expect(first.headers.get(header)).toBe(found[0]);
  });
});

async function lookUp(body: Promise<unknown>, pointer: string): Promise<unknown> {
  const steps = pointer.slice(1).split("/");
  return steps.reduce<unknown>(
    (node, step) => (node instanceof Object ? Reflect.get(node, step) : undefined),
    await body,
  );
}

/** The texts of a body but for its ids: those with a space or a lower-case letter and no digit. */
function words(body: unknown): string[] {
  return JSON.stringify(body).match(/"[^"\d]+"/g) ?? [];
}

function leafCount(body: unknown): number {
  return JSON.stringify(body).split(",").length;
}
