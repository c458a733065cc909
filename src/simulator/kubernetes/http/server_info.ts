/** Paths that are no resources: version, health, and the list of paths. */
import { type Answer, jsonAnswer, textAnswer } from "./answer.ts";
import type { ServerIdentity } from "./api_context.ts";
import type { GroupVersion } from "./api_groups.ts";

/** Always indented. */
export function versionAnswer(identity: ServerIdentity): Answer {
  const [, major = "1", minor = "36"] = /^v(\d+)\.(\d+)/.exec(identity.gitVersion) ?? [];
  return jsonAnswer(200, {
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
  }, true);
}

const CHECKS: Record<string, readonly string[]> = {
  healthz: ["ping", "log", "etcd"],
  livez: ["ping", "log", "etcd"],
  readyz: ["ping", "log", "etcd", "etcd-readiness", "informer-sync", "shutdown"],
};

/** `/healthz`, `/livez`, `/readyz` and one check of them; undefined when there is no such check. */
export function healthAnswer(segments: readonly string[], query: URLSearchParams): Answer | undefined {
  const [name = "", check] = segments;
  const checks = CHECKS[name];
  if (!checks || segments.length > 2) return undefined;
  if (check !== undefined) return checks.includes(check) ? textAnswer(200, "ok") : undefined;
  if (!query.has("verbose")) return textAnswer(200, "ok");
  return textAnswer(200, checks.map((check) => `[+]${check} ok\n`).join("") + `${name} check passed\n`);
}

/** `/`: always indented. */
export function rootAnswer(versions: readonly GroupVersion[]): Answer {
  const paths = ["/api", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version"];
  for (const { group, version } of versions) {
    if (group) paths.push(`/apis/${group}`, `/apis/${group}/${version}`);
    else paths.push(`/api/${version}`);
  }
  return jsonAnswer(200, { paths: [...new Set(paths)].sort() }, true);
}
