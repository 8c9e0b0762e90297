import { fork } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Contestant, Effort } from "../lib/measure.ts";
import { headers, text } from "./call.ts";
import type { MakeCall, Target } from "./peers.ts";

/** One way to make many calls. */
export interface Scenario {
  readonly name: string;
  readonly target: Target;
  readonly batchOf: (call: MakeCall) => Contestant["batch"];
  readonly effort: Effort;
  /** Whether the benchmark's own `fetch` answers, which excludes clients with their own HTTP. */
  readonly isInMemory: boolean;
}

/** The scenarios, and a function that stops the server they share. */
export async function startScenarios(): Promise<{ scenarios: readonly Scenario[]; stop: () => void }> {
  const server = fork(new URL("server.js", import.meta.url));
  const [address] = (await once(server, "message")) as [AddressInfo];
  const memory: Target = {
    baseUrl: "https://api.natural.co",
    fetch: async () => new Response(text, { headers }),
  };
  const loopback: Target = {
    baseUrl: `http://127.0.0.1:${address.port}`,
    fetch: (input, init) => fetch(input, init),
  };
  const scenarios = [
    {
      name: "In memory: a fetch that makes a new Response",
      target: memory,
      batchOf: sequential,
      effort: { rounds: 300, calls: 60, warmUp: 10_000 },
      isInMemory: true,
    },
    {
      name: "Loopback with keep-alive, one call after another",
      target: loopback,
      batchOf: sequential,
      effort: { rounds: 100, calls: 64, warmUp: 5000 },
      isInMemory: false,
    },
    {
      name: "Loopback with keep-alive, 64 calls at a time",
      target: loopback,
      batchOf: parallel(64),
      effort: { rounds: 40, calls: 640, warmUp: 5000 },
      isInMemory: false,
    },
  ];
  return { scenarios, stop: () => server.disconnect() };
}

function sequential(call: MakeCall): Contestant["batch"] {
  return async (calls) => {
    for (let made = 0; made < calls; made++) await call();
  };
}

/** As many callers as `width`, each of which calls again when it has its answer. */
function parallel(width: number): Scenario["batchOf"] {
  return (call) => async (calls) => {
    let started = 0;
    const caller = async () => {
      while (started++ < calls) await call();
    };
    await Promise.all(Array.from({ length: width }, caller));
  };
}
