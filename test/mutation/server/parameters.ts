import type { OperationFacts } from "revokit";
import { altered, inAnswers, inRequests, type ServerFault, withHeaders } from "./world.ts";

const hasHeaders = ({ parameters }: OperationFacts) => parameters.some((each) => each.in === "header");
const isRefused = ({ status }: Response) => status === 400 || status === 422;

export const parameterFaults: readonly ServerFault[] = [
  {
    name: "does not ask for a required header",
    appliesTo: ({ parameters }) => parameters.some((each) => each.in === "header" && each.required),
    plant: inRequests((request, { operation }) => {
      const required = operation.parameters.filter((each) => each.in === "header" && each.required);
      const absent = required.filter(({ name }) => !request.headers.has(name));
      return withHeaders(request, Object.fromEntries(absent.map(({ name }) => [name, crypto.randomUUID()])));
    }),
  },
  {
    name: "does not hold values against their rules",
    appliesTo: hasHeaders,
    plant: inAnswers(isRefused, (_, request, { example }) => example(200, request)),
  },
  {
    name: "cuts values that are too long",
    appliesTo: ({ parameters }) => parameters.some(({ schema }) => schema.maxLength !== undefined),
    plant: inRequests((request, { operation }) => {
      const bounded = operation.parameters.filter((each) => each.in === "header" && each.schema.maxLength);
      const cut = bounded.flatMap(({ name, schema }) => {
        const value = request.headers.get(name);
        return value === null ? [] : [[name, value.slice(0, schema.maxLength)]];
      });
      return withHeaders(request, Object.fromEntries(cut));
    }),
  },
  {
    name: "does not ask for the header that another requires",
    appliesTo: ({ dependentRequired }) => dependentRequired !== undefined,
    plant: inRequests((request, { operation }) => {
      const absent = Object.values(operation.dependentRequired ?? {}).flat();
      const missing = absent.filter((name) => !request.headers.has(name));
      return withHeaders(request, Object.fromEntries(missing.map((name) => [name, "1"])));
    }),
  },
  {
    name: "refuses bad values with a status that is not documented",
    appliesTo: hasHeaders,
    plant: inAnswers(isRefused, (response) => altered(response, { status: 418 })),
  },
  {
    name: "fails on a bad value",
    appliesTo: hasHeaders,
    plant: inAnswers(isRefused, (_, request, { example }) => example(500, request)),
  },
  {
    name: "fails on a long value",
    plant: (world) => async (request) =>
      [request.url, ...request.headers.values()].some((text) => text.length > 1_000)
        ? world.example(500, request)
        : world.next(request),
  },
  {
    name: "fails on letters beyond ASCII",
    plant: (world) => async (request) =>
      /%[c-f][0-9a-f]/i.test(request.url) ? world.example(500, request) : world.next(request),
  },
  {
    name: "hangs up on a percent sign",
    plant: (world) => async (request) => {
      if (request.url.includes("%25")) throw new TypeError("fetch failed");
      return world.next(request);
    },
  },
  {
    name: "refuses headers that it does not know",
    plant: (world) => async (request) =>
      request.headers.has("X-Not-Documented") ? world.example(400, request) : world.next(request),
  },
];
