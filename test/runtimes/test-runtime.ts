import { execFile } from "node:child_process";
import { isDeepStrictEqual, promisify } from "node:util";
import { createMock, kirim, MOCK_TOKEN, natural, parseFault } from "revokit/mock";
import type { Leftovers } from "./programs/leftovers.ts";
import { BreakingServer } from "./resends/breaking-server.ts";
import { type CallStatement, judgeResends, type ResendResult } from "./resends/judge.ts";
import { trials } from "./resends/trials.ts";
import type { Runtime } from "./runtimes.ts";

/** The results of the programs on one runtime. */
export interface RuntimeResult {
  readonly name: string;
  readonly version: string;
  readonly status: "passed" | "failed" | "not run";
  /** Whether the first program returned the expected value; otherwise its value. */
  readonly calls?: true | string;
  /** What the platform does with a bare `fetch`. */
  readonly bare?: ResendResult;
  /** The same with a client. */
  readonly client?: ResendResult;
  readonly canPreventResends?: boolean;
  readonly leftovers?: Leftovers;
}

/** The number of trials of each kind. */
const COUNT = 4;

/** How many calls are made on one signal. */
const CALLS = 20_000;

/** How much the heap may grow without a leak, in bytes: 50 per call. */
const NOISE = 50 * CALLS;

/** The expected result of the calls program. Where the platform may resend, a refusal proves nothing. */
function expected({ canPreventResends }: Runtime): object {
  return {
    retry: ["applied", 2],
    call: ["applied", 200],
    conflict: [canPreventResends ? "rejected" : "unknown", 409],
    abort: true,
  };
}

/** Runs the programs on one runtime, each against its own server. */
export async function testRuntime(runtime: Runtime, folder: string): Promise<RuntimeResult> {
  const { name, canPreventResends } = runtime;
  const { stdout } = await promisify(execFile)(runtime.binary, ["--version"]);
  const version = /\d[\d.-]*\d/.exec(stdout)?.[0] ?? "";
  const calls = await makeCalls(runtime, folder);
  const resends = await resendsOn(runtime, folder);
  const given = { calls: CALLS };
  const leftovers: Leftovers = JSON.parse(await runtime.start(runtime.binary, folder, { program: "leftovers", given }));
  const seen = { name, version, calls, canPreventResends, ...resends, leftovers };
  const status = findFaults({ ...seen, status: "passed" }).length === 0 ? "passed" : "failed";
  return { ...seen, status };
}

/** The failures on a runtime, in words. */
export function findFaults({ calls, bare, client, canPreventResends, leftovers }: RuntimeResult): string[] {
  if (calls === undefined || bare === undefined || client === undefined || leftovers === undefined) return [];
  const faults = [...client.falseOutcomes];
  if (calls !== true) faults.push(`the program of calls returned ${calls}`);
  // Otherwise nothing was tested.
  if (bare.reused === 0) faults.push("no bare request reused a connection");
  if (canPreventResends && client.resent > 0) faults.push(`${client.resent} of ${client.trials} requests were resent`);
  const { timers, listeners, heap = 0 } = leftovers;
  if (timers + listeners > 0) faults.push(`calls left ${timers} timers and ${listeners} listeners behind`);
  if (heap > NOISE) faults.push(`the heap grew by ${heap} bytes in ${CALLS} calls`);
  return faults;
}

/** The server fails the first request. */
async function makeCalls(runtime: Runtime, folder: string): Promise<true | string> {
  const server = await createMock({ faults: [parseFault("status=500, times=1")] }).listen();
  const { agentId, customerId } = natural.facts.operations.revokeCustomerInvitation.examples.parameters;
  try {
    const output = await runtime.start(runtime.binary, folder, {
      program: "calls",
      given: {
        natural: server.url("natural"),
        kirim: server.url("kirim"),
        token: MOCK_TOKEN,
        invitation: { agentId, customerId },
        link: kirim.facts.operations.revokeSetupLink.examples.parameters,
      },
    });
    return isDeepStrictEqual(JSON.parse(output), expected(runtime)) || output;
  } finally {
    await server.close();
  }
}

async function resendsOn(
  { binary, start }: Runtime,
  folder: string,
): Promise<{ readonly bare: ResendResult; readonly client: ResendResult }> {
  const bare = trials(COUNT, "bare", [{ operationId: "deleteEntry", onCopy: 404 }]);
  const calls = trials(COUNT, "call");
  const server = new BreakingServer([...bare, ...calls]);
  try {
    const baseUrl = await server.listen();
    const given = { baseUrl, bare: bare.map(({ id }) => id), calls };
    const statements: CallStatement[] = JSON.parse(await start(binary, folder, { program: "resends", given }));
    return { bare: judgeResends(bare, server.ledger), client: judgeResends(calls, server.ledger, statements) };
  } finally {
    server.close();
  }
}
