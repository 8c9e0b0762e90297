import { createNatural } from "revokit/natural";
import { runJob } from "./job.ts";

// Takes the file of a job, and the base URL of the API if it is not Natural's own.
const [file = "", baseUrl] = process.argv.slice(2);
await runJob(file, createNatural(baseUrl === undefined ? {} : { baseUrl }));
