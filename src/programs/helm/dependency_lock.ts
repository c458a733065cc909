/** Chart.lock: which versions the dependencies of a chart came to. Source: helm.sh/helm/v4, internal/resolver. */
import type { JsonObject } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml.ts";
import type { ChartDependency } from "./chart.ts";
import { dependencyRecord } from "./chart_record.ts";
import { goJson } from "./output_format.ts";

export interface LockedDependency {
  readonly name: string;
  readonly repository: string;
  readonly version: string;
}

/** What tells whether the lock is of these dependencies. */
export async function lockDigest(
  wanted: readonly ChartDependency[],
  locked: readonly LockedDependency[],
): Promise<string> {
  const lists = [
    wanted.map(dependencyRecord),
    locked.map(({ name, version, repository }): JsonObject => ({ name, version, repository })),
  ];
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(goJson(lists)));
  return `sha256:${Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The text of the file. */
export function lockText(locked: readonly LockedDependency[], digest: string, nowMs: number): string {
  return printYaml({
    dependencies: locked.map((each): JsonObject => ({ ...each })),
    digest,
    generated: new Date(nowMs).toISOString(),
  });
}
