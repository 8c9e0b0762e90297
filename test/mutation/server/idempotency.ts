import type { OperationFacts } from "revokit";
import { assertDefined } from "../../../scripts/assert-defined.ts";
import { altered, inAnswers, inRequests, type ServerFault, withHeaders, type World } from "./world.ts";

const hasKey = ({ idempotency }: OperationFacts) => idempotency !== undefined;
const header = ({ operation }: World) => assertDefined(operation.idempotency).header;

const replayMark = ({ idempotency }: OperationFacts) => assertDefined(idempotency?.replayed);
const reuseReason = ({ idempotency }: OperationFacts) => assertDefined(idempotency?.keyReused).reason;

const isReplay = ({ headers }: Response, _: Request, { operation }: World) => {
  const replayed = replayMark(operation);
  return headers.get(replayed.header) === replayed.value;
};

const isReuse = async (response: Response, { operation }: World) =>
  (await response.clone().text()).includes(reuseReason(operation));

/** A fault in the response to a key that was used for another resource. */
function inReuses(
  change: (response: Response, request: Request, world: World) => Promise<Response>,
): ServerFault["plant"] {
  return (world) => async (request) => {
    const response = await world.next(request);
    return (await isReuse(response, world)) ? change(response, request, world) : response;
  };
}

const faults: readonly ServerFault[] = [
  {
    name: "ignores the idempotency key",
    plant: inRequests((request, world) =>
      request.headers.has(header(world)) ? withHeaders(request, { [header(world)]: crypto.randomUUID() }) : request,
    ),
  },
  {
    name: "replays with other bytes",
    plant: inAnswers(isReplay, (response) => altered(response, { text: (text) => `${text}\n` })),
  },
  {
    name: "replays with another status",
    plant: inAnswers(isReplay, (response) => altered(response, { status: 202 })),
  },
  {
    name: "replays with another time of the change",
    plant: inAnswers(isReplay, (response) =>
      altered(response, { text: (text) => text.replace(/\d\d:\d\d:\d\d/, "00:00:00") }),
    ),
  },
  {
    name: "does not mark a replay",
    appliesTo: ({ idempotency }) => idempotency?.replayed !== undefined,
    plant: inAnswers(isReplay, (response, _, { operation }) =>
      altered(response, { headers: { [replayMark(operation).header]: null } }),
    ),
  },
  {
    name: "marks a first answer as a replay",
    appliesTo: ({ idempotency }) => idempotency?.replayed !== undefined,
    plant: inAnswers(
      ({ ok }) => ok,
      (response, _, { operation }) => {
        const { header: name, value } = replayMark(operation);
        return altered(response, { headers: { [name]: value } });
      },
    ),
  },
  {
    name: "keeps a key for each resource",
    plant: inRequests((request, world) => {
      const key = request.headers.get(header(world));
      const scoped = `${key?.slice(0, 60)}-${new URL(request.url).pathname.replaceAll("/", "-").slice(-60)}`;
      return key !== null && key.length < 100 ? withHeaders(request, { [header(world)]: scoped }) : request;
    }),
  },
  {
    name: "replays the first answer for another resource",
    plant: inReuses((_, request, { example }) => example(200, request)),
  },
  {
    name: "refuses a key that was used for another resource for the wrong reason",
    plant: inReuses((response, _, { operation }) =>
      altered(response, { text: (text) => text.replaceAll(reuseReason(operation), "OTHER") }),
    ),
  },
  {
    name: "refuses a key that was used for another resource with another status",
    plant: inReuses((response) => altered(response, { status: 422 })),
  },
  {
    name: "refuses a used key, but still changes the other resource",
    plant: inReuses(async (response, request, world) => {
      await world.next(withHeaders(request, { [header(world)]: crypto.randomUUID() }));
      return response;
    }),
  },
  {
    name: "says to each of many parallel requests with one key that it took effect",
    plant: inAnswers(isReplay, (response, _, { operation }) =>
      altered(response, {
        headers: { [replayMark(operation).header]: null },
        text: (text) => text.replace(/\d(?=")/, "0"),
      }),
    ),
  },
];

export const idempotencyFaults = faults.map((fault) => ({ appliesTo: hasKey, ...fault }));
