/** A simulated cluster for releases: time passes where something waits for it. */
import assert from "node:assert/strict";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import type { Acting } from "../../../src/cluster/helm/acting.ts";
import { releaseHistory } from "../../../src/cluster/helm_releases.ts";
import type { HelmRelease } from "../../../src/kube/helm_release.ts";
import type { JsonObject, KubeList, KubeObject } from "../../../src/kube/object.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

export interface ReleaseWorld {
  acting: Acting;
  client: Client;
  /** What the log of Helm was told. */
  warnings: string[];
  /** Names of the objects of a kind, such as `configmaps`, with their data. */
  names(resource: string, group?: string): Promise<string[]>;
  get(path: string): Promise<KubeObject>;
  history(name?: string): Promise<string[]>;
  create(resource: string, object: KubeObject): Promise<void>;
}

export async function withReleases(work: (world: ReleaseWorld) => Promise<void>): Promise<void> {
  const bundled = openBundled({
    scenario: "empty",
    flags: parseFlags(connectionFlags, []).flags,
    isLive: false,
  });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const { signal } = new AbortController();
  const warnings: string[] = [];
  const acting: Acting = {
    client,
    namespace: "default",
    signal,
    discovery: () => discover(client),
    now: bundled.now,
    wait: (ms) => bundled.passTime(ms),
    warn: (message, fields) => void warnings.push([message, ...Object.values(fields)].join(" ")),
  };
  try {
    await work({
      acting,
      client,
      warnings,
      async names(resource, group = "/api/v1") {
        const { items } = await client.get<KubeList>(`${group}/namespaces/default/${resource}`);
        return items.map(({ metadata }) => metadata.name!).filter((name) => name !== "kube-root-ca.crt")
          .sort();
      },
      get: (path) => client.get(path),
      async history(name = "web") {
        const releases = await releaseHistory(client, { namespace: "default", name }, signal);
        return releases.map(({ version, info }) => `${version} ${info.status} ${info["description"] ?? ""}`);
      },
      async create(resource, object) {
        await client.create(`/api/v1/namespaces/default/${resource}`, object);
      },
    });
  } finally {
    bundled.close();
  }
}

export function configMap(
  name: string,
  data: Record<string, string> = {},
  metadata: JsonObject = {},
): string {
  return `---\n${
    JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name, ...metadata }, data })
  }\n`;
}

/** A pod that runs a shell line to its end. */
export function pod(name: string, line: string, annotations: Record<string, string> = {}): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, annotations },
    spec: {
      restartPolicy: "Never",
      containers: [{ name: "main", image: "busybox", command: ["sh", "-c", line] }],
    },
  });
}

export function hook(name: string, events: string[], line = "exit 0", more: JsonObject = {}): JsonObject {
  return {
    name,
    kind: "Pod",
    path: `web/templates/${name}.yaml`,
    manifest: pod(name, line),
    events,
    ...more,
  };
}

export function release(manifest: string, more: Partial<HelmRelease> = {}): HelmRelease {
  return {
    name: "web",
    namespace: "default",
    version: 1,
    info: { status: "pending-install", first_deployed: "2026-01-01T12:00:00Z" },
    manifest,
    hooks: [],
    apply_method: "ssa",
    ...more,
  };
}

/** What the program's flags are by default. */
export const usual = {
  write: { isServerSide: true },
  waiting: "hookOnly",
  waitsForJobs: false,
  timeoutMs: 60_000,
  hasHooks: true,
} as const;

export const usualInstall = {
  ...usual,
  isDryRun: false,
  createsNamespace: false,
  takesOwnership: false,
  replaces: false,
  rollsBackOnFailure: false,
};

export const usualUpgrade = {
  ...usual,
  isDryRun: false,
  takesOwnership: false,
  cleansUp: false,
  rollsBackOnFailure: false,
  historyMax: 10,
};

export async function rejectsWith(work: Promise<unknown>, message: string): Promise<void> {
  const error = await work.then(() => undefined, (found) => found as Error);
  assert.equal(error?.message, message);
}
