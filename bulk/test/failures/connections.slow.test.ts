import { execFileSync } from "node:child_process";
import { chownSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { makeFolder, runToEnd, writeInput } from "../support/command.ts";
import { compileCommand } from "../support/compile.ts";
import { Fleet } from "../support/fleet.ts";
import { setupLinks } from "../support/invitations.ts";
import { hasPgBouncer, startPgBouncer } from "../support/pgbouncer.ts";
import { findPostgres, startPostgres, unprivileged } from "../support/postgres.ts";
import { verify } from "../support/verify.ts";

const ROWS = 300;
const programs = findPostgres();
let command: string;

beforeAll(async () => {
  command = await compileCommand();
});

/** Kills workers that reach the store by a URL, and checks what they did. */
async function killWorkers(store: string): Promise<void> {
  const [subject, folder] = [await setupLinks(ROWS, [{ latency: 50 }]), await makeFolder()];
  const fleet = await Fleet.plan(command, subject, await writeInput(folder, subject), store, { rate: "none" });
  try {
    fleet.add();
    const kills = await fleet.kill(3, { least: 300, most: 900 });
    const tally = verify(await fleet.finish(folder), subject);
    expect(kills).toBeGreaterThan(0);
    expect((tally["applied"] ?? 0) + (tally["unknown"] ?? 0)).toBe(ROWS);
    // Five calls are in flight for each worker.
    expect(tally["unknown"] ?? 0).toBeLessThanOrEqual(5 * kills);
  } finally {
    await fleet.end();
    await subject.close();
    await rm(folder, { recursive: true });
  }
}

for (const mode of ["session", "transaction"] as const) {
  test(`workers behind PgBouncer may be killed: ${mode} pooling`, { timeout: 300_000 }, async (context) => {
    if (programs === undefined || !hasPgBouncer()) return context.skip("PgBouncer is not installed: this was not run.");
    const postgres = await startPostgres(programs);
    const pooler = await startPgBouncer(await postgres.createDatabase(), mode);
    try {
      await killWorkers(pooler.url);
    } finally {
      await pooler.stop();
      await postgres.stop();
    }
  });
}

test("PgBouncer without transactions is refused with its reason", { timeout: 60_000 }, async (context) => {
  if (programs === undefined || !hasPgBouncer()) return context.skip("PgBouncer is not installed: this was not run.");
  const postgres = await startPostgres(programs);
  const pooler = await startPgBouncer(await postgres.createDatabase(), "statement");
  try {
    const { code, stderr } = await runToEnd(command, ["status", "--store", pooler.url], {});
    expect([code, stderr]).toEqual([1, expect.stringContaining("transaction blocks not allowed in statement pooling")]);
  } finally {
    await pooler.stop();
    await postgres.stop();
  }
});

/** Settings of a server that accepts only TLS, except for the database that the tests manage it by. */
function tlsSettings(folder: string): { readonly settings: readonly string[]; readonly certificate: string } {
  const [key, certificate, access] = [
    join(folder, "server.key"),
    join(folder, "server.crt"),
    join(folder, "pg_hba.conf"),
  ];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  const names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate];
  execFileSync("openssl", [...request, ...names], { stdio: "ignore" });
  const rules = ["host postgres all 127.0.0.1/32 trust", "hostssl all all 127.0.0.1/32 trust"];
  writeFileSync(access, rules.map((rule) => `${rule}\n`).join(""));
  const { uid, gid } = unprivileged();
  if (uid !== undefined && gid !== undefined) {
    for (const each of [folder, key, certificate, access]) chownSync(each, uid, gid);
  }
  const settings = ["ssl=on", `ssl_cert_file=${certificate}`, `ssl_key_file=${key}`, `hba_file=${access}`];
  return { settings, certificate };
}

test("workers that reach PostgreSQL over TLS may be killed", { timeout: 300_000 }, async (context) => {
  if (programs === undefined) return context.skip("PostgreSQL is not installed: this was not run.");
  const folder = await makeFolder();
  const { settings, certificate } = tlsSettings(folder);
  const postgres = await startPostgres(programs, settings);
  try {
    const database = await postgres.createDatabase();
    for (const refused of [database, `${database}?sslmode=verify-full`]) {
      const { code, stderr } = await runToEnd(command, ["status", "--store", refused], {});
      expect([code, stderr]).toEqual([2, expect.stringMatching(/no encryption|self-signed certificate/)]);
    }
    await killWorkers(`${database}?sslmode=verify-full&sslrootcert=${certificate}`);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
});
