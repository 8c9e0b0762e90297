import { place } from "./compile.ts";

/** The points at which a worker can be lost, except those that only the server sees. */
export const POINTS = [
  "before the claim is committed",
  "after the claim, before the request",
  "after the response, before the outcome is committed",
  "after the outcome is committed",
] as const;

/**
 * Writes a module that Node.js loads before the command, and that kills the process at a point: it watches the statements
 * that go through node-postgres, which both stores use.
 */
export async function exactKill(): Promise<string> {
  return place(
    "exact-kill.mjs",
    `import pg from "pg";
    const [claimed, settled] = ["INSERT INTO revokit_bulk.attempts", "INSERT INTO revokit_bulk.outcomes"];
    const points = ${JSON.stringify(POINTS)};
    const [written, isBefore] = [[claimed, true], [claimed, false], [settled, true], [settled, false]][
      points.indexOf(process.env.KILL_AT)
    ];
    const kill = () => {
      process.kill(process.pid, "SIGKILL");
      for (;;);
    };
    const { query } = pg.Client.prototype;
    const transactions = new WeakMap();
    // The first of them may have nothing to send.
    let left = 3;
    pg.Client.prototype.query = function (statement, ...rest) {
      const text = String(statement.text ?? statement);
      if (text === "BEGIN") transactions.set(this, false);
      if (text.includes(written)) transactions.set(this, true);
      const isDue = text === "COMMIT" && transactions.get(this) === true && (left -= 1) === 0;
      if (isDue && isBefore) kill();
      const result = query.call(this, statement, ...rest);
      if (isDue) result.then(kill);
      return result;
    };`,
  );
}
