/** Paths that are no resources: the version, and the list of paths. */
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ServerIdentity } from "./api_context.ts";
import type { GroupVersion } from "./api_groups.ts";
import { healthPaths } from "./health_checks.ts";

/** Always indented. */
export function versionAnswer(identity: ServerIdentity): Answer {
  return jsonAnswer(200, versionFacts(identity), true);
}

export function versionFacts(identity: ServerIdentity): Record<string, string> {
  const [, major = "1", minor = "36"] = /^v(\d+)\.(\d+)/.exec(identity.gitVersion) ?? [];
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion: identity.gitVersion,
    gitCommit: "0000000000000000000000000000000000000000",
    gitTreeState: "clean",
    buildDate: "2026-01-01T00:00:00Z",
    goVersion: "go1.25.0",
    compiler: "gc",
    platform: "linux/amd64",
  };
}

const FIXED_PATHS = [
  "/.well-known/openid-configuration",
  "/api",
  "/apis",
  "/metrics",
  "/openapi/v3",
  "/openapi/v3/",
  "/openid/v1/jwks",
  "/version",
];

/** `/`: always indented. */
export function rootAnswer(versions: readonly GroupVersion[]): Answer {
  const paths = [...FIXED_PATHS, ...healthPaths()];
  for (const { group, version } of versions) {
    if (group) paths.push(`/apis/${group}`, `/apis/${group}/${version}`);
    else paths.push(`/api/${version}`);
  }
  return jsonAnswer(200, { paths: [...new Set(paths)].sort() }, true);
}
