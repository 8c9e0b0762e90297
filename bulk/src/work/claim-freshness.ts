/**
 * Returns a function that tells whether rows claimed now certainly still belong to this worker, by both of the
 * process's clocks.
 */
export function claimFreshness(heartbeat: number): () => boolean {
  const [monotonic, wall] = [performance.now(), Date.now()];
  const span = (heartbeat * 1000) / 2;
  return () => performance.now() - monotonic < span && Date.now() - wall < span;
}
