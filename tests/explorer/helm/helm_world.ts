/** A release of two revisions, as Helm would have left it. */
import { gzipSync } from "fflate";
import type { Json } from "../../../src/kube/object.ts";

export interface WorldOptions {
  applyMethod?: "ssa" | "csa";
  hooks?: readonly string[];
}

const configMap = (value: string) =>
  `---\n# Source: web/templates/settings.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n` +
  `data:\n  colour: ${value}\n`;
const extra = "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra\ndata:\n  a: b\n";
const kept = "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kept\n  annotations:\n" +
  "    helm.sh/resource-policy: keep\ndata:\n  a: b\n";

/** Objects by the path that they are created at: revision 1 is blue, revision 2 is red and has one more. */
export function releaseObjects(options: WorldOptions = {}): [string, unknown][] {
  const maps: [string, Record<string, string>, Record<string, string>][] = [
    ["settings", { colour: "red" }, {}],
    ["extra", { a: "b" }, {}],
    ["kept", { a: "b" }, { "helm.sh/resource-policy": "keep" }],
  ];
  return [
    ...maps.map(([name, data, annotations]): [string, unknown] => [
      "/api/v1/namespaces/default/configmaps?fieldManager=helm",
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name, annotations }, data },
    ]),
    releaseSecret(1, "superseded", "Install complete", configMap("blue") + kept, { colour: "blue" }, options),
    releaseSecret(
      2,
      "deployed",
      "Upgrade complete",
      configMap("red") + extra + kept,
      { colour: "red" },
      options,
    ),
  ];
}

function releaseSecret(
  version: number,
  status: string,
  description: string,
  manifest: string,
  config: Json,
  { applyMethod = "csa", hooks = [] }: WorldOptions,
): [string, unknown] {
  const release = {
    name: "web",
    namespace: "default",
    version,
    info: { status, description, last_deployed: "2026-01-01T11:00:00Z", notes: `Paint it ${status}.` },
    chart: { metadata: { name: "web", version: "0.1.0", appVersion: "1.16.0" }, values: { size: 1 } },
    config,
    manifest,
    hooks: hooks.map((event) => ({
      name: event,
      kind: "Pod",
      path: "",
      manifest: hookPod(event),
      events: [event],
    })),
    apply_method: applyMethod,
  };
  const packed = gzipSync(new TextEncoder().encode(JSON.stringify(release)));
  return ["/api/v1/namespaces/default/secrets", {
    apiVersion: "v1",
    kind: "Secret",
    metadata: {
      name: `sh.helm.release.v1.web.v${version}`,
      labels: { name: "web", owner: "helm", status, version: String(version) },
    },
    type: "helm.sh/release.v1",
    data: { release: btoa(btoa(String.fromCharCode(...packed))) },
  }];
}

/** Fails where its name says so. */
function hookPod(event: string): string {
  const command = ["sh", "-c", event === "pre-delete" ? "exit 1" : "exit 0"];
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: event },
    spec: { restartPolicy: "Never", containers: [{ name: "main", image: "busybox", command }] },
  });
}
