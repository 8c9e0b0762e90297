import { gt, gte, inc, parse, type ReleaseType } from "semver";
import type { Impact } from "./change.ts";

/** The version that changes require, and whether the current one satisfies it. */
export interface VersionAdvice {
  /** The version at the base. */
  readonly from: string;
  /** The version now. */
  readonly now: string;
  /** The lowest sufficient version. */
  readonly required: string;
  readonly isEnough: boolean;
}

/**
 * The version that changes require by Semantic Versioning 2.0.0. Below 1.0.0 it allows any change at any time (item 4), so
 * no change requires 1.0.0. A breaking change raises the minor version instead, because npm's ranges treat it as breaking:
 * `^0.1.0` excludes 0.2.0.
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
