import { altered, inAnswers, inRequests, type ServerFault } from "./world.ts";

export const routingFaults: readonly ServerFault[] = [
  {
    name: "leaves Allow out of a 405",
    plant: inAnswers(
      ({ status }) => status === 405,
      (response) => altered(response, { headers: { allow: null } }),
    ),
  },
  {
    name: "names the wrong methods in Allow",
    plant: inAnswers(
      ({ status }) => status === 405,
      (response) => altered(response, { headers: { allow: "GET, POST, PUT, PATCH" } }),
    ),
  },
  {
    name: "answers a wrong method with 404",
    plant: inAnswers(
      ({ status }) => status === 405,
      (response) => altered(response, { status: 404 }),
    ),
  },
  {
    name: "takes any method for the documented one",
    plant: inRequests(
      (request, { operation }) => new Request(request.url, { method: operation.method, headers: request.headers }),
    ),
  },
  {
    name: "redirects to a path with a slash at its end",
    plant: inAnswers(
      ({ status }) => status === 200,
      (_, { url }) => new Response(null, { status: 301, headers: { location: `${url}/` } }),
    ),
  },
  {
    name: "turns every second request away with 429",
    plant: (world) => {
      let count = 0;
      return async (request) => {
        count += 1;
        return count % 2 === 0 ? world.example(429, request) : world.next(request);
      };
    },
  },
];
