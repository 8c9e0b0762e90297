/** `Uint8Array<ArrayBuffer>`, which `fetch` accepts, under a name that TypeScript before 5.7 also understands. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;
