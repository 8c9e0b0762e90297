import { gt, gte, inc, parse, type ReleaseType } from "semver";
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
 * The version that changes ask for by Semantic Versioning 2.0.0. Of 0.y.z it says that anything may change at any time
 * (item 4), so that no change asks for 1.0.0; but callers have to see that something broke, and the ranges of npm go by
 * the second part there: `^0.1.0` does not take 0.2.0 in. So the second part is raised in place of the first.
 * @param from a valid version
 * @param now a valid version; a pre-release of the required version is enough, if it comes after `from`
 */
export function adviseVersion(from: string, now: string, impacts: readonly Impact[]): VersionAdvice {
  const release = releaseFor(from, impacts);
  if (release === undefined) return { from, now, required: from, isEnough: gte(now, from) };
  const required = inc(from, release) ?? from;
  return { from, now, required, isEnough: gt(now, from) && gte(withoutPrerelease(now), required) };
}

function releaseFor(from: string, impacts: readonly Impact[]): ReleaseType | undefined {
  const isInitial = parse(from)?.major === 0;
  if (impacts.includes("major")) return isInitial ? "minor" : "major";
  if (impacts.includes("minor")) return isInitial ? "patch" : "minor";
  return impacts.length > 0 ? "patch" : undefined;
}

function withoutPrerelease(version: string): string {
  const { major, minor, patch } = parse(version, { loose: false }, true);
  return `${major}.${minor}.${patch}`;
}
