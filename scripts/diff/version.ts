import type { Impact } from "./change.ts";

/** What a version must be raised to, and whether it has been. */
export interface VersionAdvice {
  /** The version at the base. */
  readonly from: string;
  /** The version now. */
  readonly now: string;
  /** The least that the version must be. */
  readonly required: string;
  readonly isEnough: boolean;
}

/**
 * The version that changes ask for by Semantic Versioning. Of 0.y.z it says that anything may change at any time (item 4),
 * so that no change asks for 1.0.0; but callers have to see that something broke, and the ranges of npm go by the second
 * part there: `^0.1.0` does not take 0.2.0 in. So it is raised in place of the first.
 */
export function adviseVersion(from: string, now: string, impacts: readonly Impact[]): VersionAdvice {
  const required = raise(parse(from), impacts).join(".");
  return { from, now, required, isEnough: compare(parse(now), parse(required)) >= 0 };
}

function raise([major, minor, patch]: Version, impacts: readonly Impact[]): Version {
  if (impacts.includes("major")) return major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0];
  if (impacts.includes("minor")) return major === 0 ? [0, minor, patch + 1] : [major, minor + 1, 0];
  return impacts.length > 0 ? [major, minor, patch + 1] : [major, minor, patch];
}

type Version = readonly [major: number, minor: number, patch: number];

function parse(version: string): Version {
  const [major = 0, minor = 0, patch = 0] = version.split(/[-+]/, 1).join().split(".").map(Number);
  return [major, minor, patch];
}

function compare(a: Version, b: Version): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
