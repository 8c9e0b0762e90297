import { expect, test } from "vitest";
import { Chains } from "../../scripts/conformance/runner/chains.ts";
import type { Exchange } from "../../scripts/conformance/runner/exchange.ts";
import type { Path } from "../../scripts/conformance/runner/fixtures.ts";
import { compile, json } from "../mock/compile.ts";

const inPath = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const done = { "204": { description: "Done." } };
const owner = inPath("owner_id");
const { facts } = compile({
  paths: {
    "/owners": {
      get: { operationId: "listOwners", responses: { "200": json({ type: "object" }) } },
      post: {
        operationId: "createOwner",
        responses: {
          "201": {
            ...json({ type: "object" }),
            links: { it: { operationId: "createPet", parameters: { owner_id: "$response.body#/reference" } } },
          },
        },
      },
    },
    "/owners/{owner_id}/pets": {
      parameters: [owner],
      post: { operationId: "createPet", responses: { "201": { description: "Made." } } },
    },
    "/owners/{owner_id}/pets/{petId}": {
      parameters: [owner, inPath("petId")],
      get: { operationId: "readPet", responses: { "200": json({ type: "object" }) } },
      delete: { operationId: "removePet", responses: done },
    },
  },
});

/** Chains on a server with these answers, and its requests. */
function chainsOn(
  answers: Readonly<Record<string, { readonly body?: unknown; readonly location?: string } | undefined>>,
) {
  const asked: string[] = [];
  const send = (operationId: string, path: Path): Promise<Exchange | undefined> => {
    asked.push([operationId, ...Object.values(path)].join(" "));
    const answer = answers[operationId];
    return Promise.resolve(
      answer && {
        request: { method: "GET", url: "https://any.example/", headers: {} },
        status: operationId.startsWith("create") ? 201 : 200,
        headers: new Headers(answer.location === undefined ? {} : { location: answer.location }),
        text: JSON.stringify(answer.body ?? null),
        duration: 0,
      },
    );
  };
  return { chains: (values = {}) => new Chains(facts, values, send), asked };
}

const created = {
  createOwner: { body: { id: "wrong", reference: "o1" } },
  createPet: { location: "/owners/o1/pets/p%201" },
};

test("only what was created for this call is removed, below parents that were created too: by links, and by Location", async () => {
  // The link is that of another operation, so the member's name decides.
  const { chains, asked } = chainsOn({ ...created, listOwners: { body: [{ id: "somebody's" }] } });
  const own = chains();

  expect(await own.created("removePet")).toEqual({ owner_id: "wrong", petId: "p 1" });
  expect(await own.created("removePet")).toEqual({ owner_id: "wrong", petId: "p 1" });
  expect(asked).toEqual(["createOwner", "createPet wrong", "createPet wrong"]);
});

test("an answer that shows the parent names nothing that was created below it", async () => {
  const { chains } = chainsOn({ createPet: { body: { id: 3, name: "The owner, whose pet 3 is somebody's." } } });

  expect(await chains({ owner_id: 3 }).created("removePet")).toBeUndefined();
});

test("an id for reading may come from a list", async () => {
  const { chains, asked } = chainsOn({ ...created, listOwners: { body: { data: [{ owner_id: 7 }] } } });

  expect(await chains().existing("readPet")).toEqual({ owner_id: "7", petId: "p 1" });
  expect(asked).toEqual(["listOwners", "createPet 7"]);
});

test("a given value is preferred to one that can be learned", async () => {
  const { chains, asked } = chainsOn(created);

  expect(await chains({ owner_id: "mine" }).created("removePet")).toEqual({ owner_id: "mine", petId: "p 1" });
  expect(asked).toEqual(["createPet mine"]);
});

test("without a known id there is no path", async () => {
  expect(
    await chainsOn({ createOwner: { body: {} } })
      .chains()
      .created("removePet"),
  ).toBeUndefined();
  expect(await chainsOn({}).chains().existing("readPet")).toBeUndefined();
});
