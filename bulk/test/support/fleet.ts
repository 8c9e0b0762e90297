import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import type { JobStatus, LedgerRow } from "../../src/index.ts";
import { getJob } from "../../src/job/job-record.ts";
import { readStatus } from "../../src/job/status.ts";
import type { Database } from "../../src/store/database.ts";
import { openPostgres } from "../../src/store/postgres.ts";
import { type Exit, readLedgerFile, runArguments, type Running, runToEnd, start } from "./command.ts";
import type { Subject } from "./invitations.ts";

/** Several workers, each a process, on one job in PostgreSQL. */
export class Fleet {
  readonly #command: string;
  readonly #subject: Subject;
  readonly #store: string;
  /** Without the engine, since the workers must find lost rows themselves. */
  readonly #database: Database;
  readonly #workers: Running[] = [];
  /** Environment variables added for each new worker. */
  readonly environment: Record<string, string> = {};

  private constructor(command: string, subject: Subject, store: string) {
    this.#command = command;
    this.#subject = subject;
    this.#store = store;
    this.#database = openPostgres(store);
  }

  /** Plans the job in one process or in several at once, after killing a number of others while they store rows. */
  static async plan(
    command: string,
    subject: Subject,
    input: string,
    store: string,
    { rate, kills = 0, planners = 1 }: { readonly rate: string; readonly kills?: number; readonly planners?: number },
  ): Promise<Fleet> {
    const args = runArguments(subject, input, store, ["--rate", rate, "--concurrency", "5"]);
    const fleet = new Fleet(command, subject, store);
    for (let kill = 0; kill < kills; kill += 1) {
      const { process: child, exit } = start(command, args, subject.environment);
      await fleet.#untilStoring();
      child.kill("SIGKILL");
      await exit;
    }
    for (let planner = 0; planner < planners; planner += 1) {
      fleet.#workers.push(start(command, args, subject.environment));
    }
    await fleet.until(({ lines }) => lines > 0);
    return fleet;
  }

  /** Waits until some rows are stored. */
  async #untilStoring(): Promise<void> {
    const before = await this.#countStored();
    while ((await this.#countStored()) === before) {
      if (
        await this.status().then(
          ({ lines }) => lines > 0,
          () => false,
        )
      )
        return;
      await sleep(2);
    }
  }

  /** The tables may not exist yet. */
  async #countStored(): Promise<number> {
    const text = "SELECT count(*)::int AS count FROM revokit_bulk.rows";
    const [row] = await this.#database.query<{ count: number }>(text).catch(() => []);
    return row?.count ?? 0;
  }

  /** Starts a worker, and returns it. */
  add(): Running {
    const { client } = this.#subject;
    const args = [
      "work",
      "--store",
      this.#store,
      "--concurrency",
      "5",
      ...(client === undefined ? [] : ["--client", client]),
    ];
    const worker = start(this.#command, args, { ...this.#subject.environment, ...this.environment });
    this.#workers.push(worker);
    return worker;
  }

  /** The running workers. */
  get running(): readonly Running[] {
    return this.#workers.filter(({ process: { exitCode, signalCode } }) => exitCode === null && signalCode === null);
  }

  /**
   * Kills workers at random, up to a number or until the job is done, and starts another for each. Returns how many were
   * killed.
   */
  async kill(kills: number, { least, most }: { readonly least: number; readonly most: number }): Promise<number> {
    let killed = 0;
    while (killed < kills && (await this.status()).left > 0) {
      await sleep(least + Math.random() * (most - least));
      const victim = this.running[Math.floor(Math.random() * this.running.length)];
      if (victim?.process.kill("SIGKILL") === true) killed += 1;
      this.add();
    }
    return killed;
  }

  async status(): Promise<JobStatus> {
    return readStatus(this.#database, await getJob(this.#database, undefined));
  }

  /** Waits until the job has the expected status. */
  async until(isReached: (status: JobStatus) => boolean): Promise<void> {
    for (;;) {
      const status = await this.status().catch(() => undefined);
      if (status !== undefined && isReached(status)) return;
      if (this.running.length === 0)
        throw new Error(`No worker is running. ${(await this.#workers.at(-1)?.exit)?.stderr ?? ""}`);
      await sleep(250);
    }
  }

  /** Runs one of the other commands on the job. */
  command(...args: readonly string[]): Promise<Exit> {
    const { environment } = this.#subject;
    return runToEnd(this.#command, [...args, "--store", this.#store], environment);
  }

  /** Waits for the job to be done, and returns its ledger. */
  async finish(folder: string): Promise<readonly LedgerRow[]> {
    if (this.running.length === 0) this.add();
    await Promise.all(this.running.map(({ exit }) => exit));
    const file = join(folder, "ledger.ndjson");
    await this.command("ledger", "--ledger", file);
    return readLedgerFile(file);
  }

  /** Ends all running workers. */
  async end(): Promise<void> {
    for (const { process: child } of this.running) {
      child.kill("SIGCONT");
      child.kill("SIGKILL");
    }
    await Promise.all(this.#workers.map(({ exit }) => exit));
    await this.#database.close();
  }
}
