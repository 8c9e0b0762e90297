/** The packages that are released together. */
export const packages = ["revokit", "@revokit/cli", "@revokit/bulk"] as const;

export type PackageName = (typeof packages)[number];
