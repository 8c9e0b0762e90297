/** `Uint8Array<ArrayBuffer>`, which `fetch` takes, by a name that TypeScript before 5.7 understands too. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;
