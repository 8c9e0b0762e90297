import { assertDefined } from "../../../scripts/assert-defined.ts";
import { altered, headerCredentialOf, inAnswers, type ServerFault, withHeaders, type World } from "./world.ts";

const isRepeat = ({ status }: Response, _: Request, { operation }: World) =>
  String(status) === operation.onRepeat?.status;

export const stateFaults: readonly ServerFault[] = [
  {
    name: "answers a repeat with success",
    plant: inAnswers(
      (response, request, world) => isRepeat(response, request, world) && world.isFor("fresh", request),
      (_, request, { example }) => example(200, request),
    ),
  },
  {
    name: "answers a repeat with another documented refusal",
    plant: inAnswers(
      (response, request, world) => isRepeat(response, request, world) && world.isFor("fresh", request),
      (_, request, { example, operation }) => example(operation.onRepeat?.status === "409" ? 404 : 409, request),
    ),
  },
  {
    name: "forgets what took effect",
    plant:
      ({ next, mock }) =>
      async (request) => {
        const response = await next(request);
        if (response.ok) mock.reset();
        return response;
      },
  },
  {
    name: "says that it took effect on a resource with nothing left to do",
    plant: inAnswers(
      (_, request, { isFor }) => isFor("spent", request),
      (response, request, { example }) => (response.status === 401 ? response : example(200, request)),
    ),
  },
  {
    name: "says that it took effect on a resource that does not exist",
    plant: inAnswers(
      ({ status }, request, { isFor }) => status === 404 && isFor("unknown", request),
      (_, request, { example }) => example(200, request),
    ),
  },
  {
    name: "answers a resource that does not exist with 400",
    plant: inAnswers(
      ({ status }, request, { isFor }) => status === 404 && isFor("unknown", request),
      (_, request, { example }) => example(400, request),
    ),
  },
  {
    name: "answers another tenant's resource with 403, which reveals that it exists",
    plant: inAnswers(
      ({ status }, request, { isFor }) => status === 404 && isFor("foreign", request),
      (response) => altered(response, { status: 403 }),
    ),
  },
  {
    name: "lets a tenant change another's resource",
    plant: (world) => (request) => {
      const { header, scheme } = headerCredentialOf(world);
      const other = `${scheme} ${world.fixtures.otherToken}`;
      return world.next(world.isFor("foreign", request) ? withHeaders(request, { [header]: other }) : request);
    },
  },
  {
    name: "takes every tenant's credential for the same tenant's",
    plant: (world) => (request) => {
      const { header, scheme } = headerCredentialOf(world);
      const isOther = request.headers.get(header)?.endsWith(assertDefined(world.fixtures.otherToken));
      const own = `${scheme} ${world.fixtures.token}`;
      return world.next(isOther ? withHeaders(request, { [header]: own }) : request);
    },
  },
  {
    name: "lets two of many parallel requests take effect",
    plant: (world) => {
      const running = new Map<string, number>();
      return async (request) => {
        const count = (running.get(request.url) ?? 0) + 1;
        running.set(request.url, count);
        const response = await world.next(request);
        // Requests that arrived in the meantime were admitted before the first took effect.
        await new Promise((resolve) => setTimeout(resolve));
        const parallel = running.get(request.url) ?? 0;
        running.set(request.url, parallel - 1);
        return parallel > 8 && !response.ok ? world.example(200, request) : response;
      };
    },
  },
  {
    name: "fails on the second of two parallel requests",
    plant: (world) => {
      const running = new Set<string>();
      return async (request) => {
        if (running.has(request.url)) return world.example(500, request);
        running.add(request.url);
        await new Promise((resolve) => setTimeout(resolve));
        const response = await world.next(request);
        running.delete(request.url);
        return response;
      };
    },
  },
];
