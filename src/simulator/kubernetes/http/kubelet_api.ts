/** What a kubelet itself answers at its port, for `nodes/NAME/proxy`. Source: pkg/kubelet/server/server.go. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { HttpAnswer, HttpTarget } from "../../host/process.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import type { ApiContext } from "./api_context.ts";
import { containerOf } from "./pod_container.ts";
import { nodesOf } from "./pod_streams.ts";

type Pod = Stored<IPod> & StoredObject;

/** @throws {StatusError} nobody answers on the node any more. */
export async function kubeletAnswer(
  context: ApiContext,
  node: StoredObject,
  { method, path }: HttpTarget["request"],
): Promise<HttpAnswer> {
  requireReachable(node);
  const [pathname = "", query = ""] = path.split("?");
  const segments = pathname.split("/").filter(Boolean);
  const place = segments.slice(0, 2).join("/");
  if (method !== "GET" && method !== "HEAD") return plain(405, "Method Not Allowed");
  const pods = podsOn(context, node.metadata.name);
  if (place === "healthz") return plain(200, "ok");
  if (place === "pods" || place === "runningpods") {
    const items = place === "pods" ? pods : pods.filter(({ status }) => status?.phase === "Running");
    return json({ kind: "PodList", apiVersion: "v1", metadata: {}, items });
  }
  if (place === "configz") return json(configuration(node));
  if (place === "metrics") return plain(200, metrics(pods));
  if (place === "stats/summary") return json(summary(context, node, pods));
  if (segments[0] === "containerLogs" && segments.length === 4) {
    return await containerLog(context, pods, segments, new URLSearchParams(query));
  }
  if (segments[0] === "logs") return logFolder(segments.slice(1));
  return plain(404, "404 page not found\n");
}

/** Files of a node's /var/log that are worth a name; this machine writes none of them. */
const LOG_FOLDER = ["containers/", "pods/"];

function requireReachable({ status }: StoredObject): void {
  const { conditions = [], addresses = [] } = (status ?? {}) as {
    conditions?: { type: string; status: string }[];
    addresses?: { type: string; address: string }[];
  };
  if (!conditions.some((it) => it.type === "Ready" && it.status === "Unknown")) return;
  const address = addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
  const message = `error trying to reach service: dial tcp ${address}:10250: connect: no route to host`;
  throw new StatusError(503, "ServiceUnavailable", message);
}

function podsOn({ registry }: ApiContext, node: string): Pod[] {
  const fieldSelector = `spec.nodeName=${node}`;
  return registry.list(registry.kind("pods"), { fieldSelector }) as unknown as Pod[];
}

async function containerLog(
  context: ApiContext,
  pods: readonly Pod[],
  [, namespace, name, container]: readonly string[],
  query: URLSearchParams,
): Promise<HttpAnswer> {
  const pod = pods.find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
  if (!pod) return plain(404, `pod "${name}" does not exist`);
  const tailLines = Number(query.get("tailLines") ?? Number.NaN);
  const log = nodesOf(context).log(pod, {
    container: containerOf(pod, container ?? null),
    follow: false,
    previous: query.get("previous") === "true",
    timestamps: query.get("timestamps") === "true",
    ...(Number.isNaN(tailLines) ? {} : { tailLines }),
  });
  return plain(200, await new Response(log as ReadableStream<Uint8Array<ArrayBuffer>>).text());
}

function logFolder(parts: readonly string[]): HttpAnswer {
  if (parts.length > 0) return plain(404, "404 page not found\n");
  const lines = LOG_FOLDER.map((name) => `<a href="${name}">${name}</a>\n`).join("");
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return {
    status: 200,
    headers,
    body: `<!doctype html>\n<meta name="viewport" content="width=device-width">\n<pre>\n${lines}</pre>\n`,
  };
}

function configuration(node: StoredObject): object {
  const { capacity = {} } = (node.status ?? {}) as { capacity?: Record<string, string> };
  return {
    kubeletconfig: {
      syncFrequency: "1m0s",
      port: 10250,
      clusterDomain: "cluster.local",
      clusterDNS: ["10.96.0.10"],
      maxPods: Number(capacity["pods"] ?? 110),
      nodeStatusReportFrequency: "5m0s",
      nodeStatusUpdateFrequency: "10s",
      cgroupDriver: "systemd",
    },
  };
}

function metrics(pods: readonly Pod[]): string {
  const running = pods.filter(({ status }) => status?.phase === "Running");
  const containers = running.flatMap(({ status }) => status?.containerStatuses ?? []);
  return "# HELP kubelet_running_containers [BETA] Number of containers currently running\n" +
    "# TYPE kubelet_running_containers gauge\n" +
    `kubelet_running_containers{container_state="running"} ${
      containers.filter(({ state }) => state?.running).length
    }\n` +
    "# HELP kubelet_running_pods [BETA] Number of pods that have a running pod sandbox\n" +
    `# TYPE kubelet_running_pods gauge\nkubelet_running_pods ${running.length}\n`;
}

/** stats/v1alpha1 Summary: processor time in billionths of a core, memory in bytes. */
function summary(context: ApiContext, node: StoredObject, pods: readonly Pod[]): object {
  const time = new Date(context.queue.now()).toISOString().replace(/\.\d+Z$/, "Z");
  const nodes = nodesOf(context);
  const stats = (cpuMillis: number, memoryBytes: number) => ({
    cpu: { time, usageNanoCores: Math.round(cpuMillis * 1e6) },
    memory: { time, workingSetBytes: memoryBytes, usageBytes: memoryBytes },
  });
  let [cpu, memory] = [0, 0];
  const podStats = pods.flatMap((pod) => {
    const usage = nodes.usageOf(pod);
    if (usage.length === 0) return [];
    const sum = (key: "cpuMillis" | "memoryBytes") => usage.reduce((total, it) => total + it[key], 0);
    cpu += sum("cpuMillis");
    memory += sum("memoryBytes");
    const { name, namespace, uid } = pod.metadata;
    return [{
      podRef: { name, namespace, uid },
      startTime: pod.status?.startTime,
      containers: usage.map(({ container, cpuMillis, memoryBytes }) => ({
        name: container,
        ...stats(cpuMillis, memoryBytes),
      })),
      ...stats(sum("cpuMillis"), sum("memoryBytes")),
    }];
  });
  return { node: { nodeName: node.metadata.name, ...stats(cpu, memory) }, pods: podStats };
}

function plain(status: number, body: string): HttpAnswer {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body };
}

function json(value: unknown): HttpAnswer {
  return { status: 200, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) + "\n" };
}
