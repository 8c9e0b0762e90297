/** `Uint8Array<ArrayBuffer>`, which `fetch` accepts, under a name that TypeScript before 5.7 also understands. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;

/** Whether a value is a buffer, shared or not. Checked by its tag, since it may come from another realm. */
export function isBuffer(value: unknown): value is ArrayBuffer {
  return /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
}
