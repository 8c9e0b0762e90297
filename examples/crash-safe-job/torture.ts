import { killJobs } from "./kill.ts";

const count = Number(process.argv[2] ?? 200);
const { kills, revocations, invitations, requests, jobs } = await killJobs(count);
const done = jobs.filter(({ outcome }) => outcome === "applied").length;
console.log(`${count} jobs, ${kills} killed, ${done} done. The server got ${requests} requests;`);
console.log(`its ledger has ${revocations} revocations of ${invitations} invitations.`);
if (kills === 0 || revocations !== count || invitations !== count || done !== count) process.exitCode = 1;
