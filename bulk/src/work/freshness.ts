/** Whether rows that are claimed now can't have been taken away yet, by both of the clocks that a process has. */
export function freshness(heartbeat: number): () => boolean {
  const [monotonic, wall] = [performance.now(), Date.now()];
  const span = (heartbeat * 1000) / 2;
  return () => performance.now() - monotonic < span && Date.now() - wall < span;
}
