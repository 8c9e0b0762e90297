import {
  altered,
  headerCredentialOf,
  inAnswers,
  inRequests,
  type ServerFault,
  withHeaders,
  type World,
} from "./world.ts";

const header = (world: World) => headerCredentialOf(world).header;
const right = (world: World, token = world.fixtures.token) => `${headerCredentialOf(world).scheme} ${token}`;

/** Accepts more credentials than it should. */
function accepting(read: (value: string, world: World) => string): ServerFault["plant"] {
  return inRequests((request, world) => {
    const value = read(request.headers.get(header(world)) ?? "", world);
    return withHeaders(request, { [header(world)]: value === "" ? null : value });
  });
}

export const credentialFaults: readonly ServerFault[] = [
  { name: "lets requests without a credential in", plant: accepting((value, world) => value || right(world)) },
  { name: "lets any credential in", plant: accepting((_, world) => right(world)) },
  {
    name: "reads the scheme by its case",
    plant: accepting((value, world) => (value.startsWith(headerCredentialOf(world).scheme) ? value : "")),
  },
  {
    name: "takes a credential without its scheme",
    plant: accepting((value, world) => (value.includes(" ") ? value : right(world, value))),
  },
  {
    name: "takes a credential of another scheme",
    plant: accepting((value, world) => value.replace(/^Basic/, headerCredentialOf(world).scheme)),
  },
  {
    name: "takes the scheme alone",
    plant: accepting((value, world) => (value === headerCredentialOf(world).scheme ? right(world) : value)),
  },
  {
    name: "compares only the beginning of a credential",
    plant: accepting((value, world) => (right(world).startsWith(value) && value !== "" ? right(world) : value)),
  },
  { name: "reads the first of two credentials", plant: accepting((value) => value.split(" ").slice(0, 2).join(" ")) },
  {
    name: "answers 403 in place of 401",
    plant: inAnswers(
      ({ status }) => status === 401,
      (response) => altered(response, { status: 403 }),
    ),
  },
  {
    name: "answers 404 in place of 401",
    plant: inAnswers(
      ({ status }) => status === 401,
      (_, request, { example }) => example(404, request),
    ),
  },
  {
    name: "fails on a credential that it does not know",
    plant: inAnswers(
      ({ status }) => status === 401,
      (_, request, { example }) => example(500, request),
    ),
  },
  {
    name: "quotes the credential in an error",
    plant: inAnswers(
      ({ status }) => status === 404,
      (response, request, world) => altered(response, { headers: { "X-Debug": request.headers.get(header(world)) } }),
    ),
  },
];
