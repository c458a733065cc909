/** A small registry for tests: few kinds with few rules, and a clock at a round time. */
import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import type { AnyKind, Kind } from "../../../src/simulator/kubernetes/kind.ts";
import { ApiServer, type ApiServerOptions } from "../../../src/simulator/kubernetes/api_server.ts";
import { ObjectRegistry } from "../../../src/simulator/kubernetes/object_registry.ts";

export const START = Date.parse("2026-01-01T00:00:00Z");

function kind(record: Partial<Kind> & Pick<Kind, "kind" | "plural">): AnyKind {
  return {
    group: "",
    version: "v1",
    singular: record.kind.toLowerCase(),
    shortNames: [],
    categories: [],
    namespaced: true,
    schema: `io.k8s.api.core.v1.${record.kind}`,
    columns: [{
      name: "Name",
      type: "string",
      format: "name",
      description: "",
      cell: (o) => o.metadata.name!,
    }],
    ...record,
  };
}

export const configMaps = kind({ kind: "ConfigMap", plural: "configmaps", shortNames: ["cm"] });
export const namespaces = kind({
  kind: "Namespace",
  plural: "namespaces",
  namespaced: false,
  hasStatus: true,
});
export const events = kind({ kind: "Event", plural: "events" });
export const pods = kind({
  kind: "Pod",
  plural: "pods",
  hasStatus: true,
  generation: "spec",
  deleteReturnsObject: true,
  selectableFields: { "status.phase": (pod) => (pod.status as { phase?: string })?.phase ?? "" },
  gracePeriodSeconds: (pod, requested) => (pod.spec as { nodeName?: string })?.nodeName ? requested ?? 30 : 0,
});
export const deployments = kind({
  kind: "Deployment",
  plural: "deployments",
  group: "apps",
  schema: "io.k8s.api.apps.v1.Deployment",
  hasStatus: true,
  generation: "spec",
  scale: {
    replicas: (o) => (o.spec as { replicas: number }).replicas,
    setReplicas: (o, replicas) => ((o.spec as { replicas: number }).replicas = replicas),
    statusReplicas: (o) => (o.status as { replicas?: number })?.replicas ?? 0,
    selector: () => "app=web",
  },
});

export const sampleKinds: AnyKind[] = [configMaps, namespaces, events, pods, deployments];

export interface SampleCluster {
  queue: EventQueue;
  registry: ObjectRegistry;
}

/** A registry with the namespace `default`. */
export function sampleCluster(kinds: AnyKind[] = sampleKinds): SampleCluster {
  const queue = new EventQueue(START);
  const registry = new ObjectRegistry({ queue, random: new Random(1), kinds });
  registry.create(namespaces, { metadata: { name: "default" } });
  return { queue, registry };
}

export function configMap(name: string, data: Record<string, string> = {}): KubeObject {
  return { metadata: { name, namespace: "default" }, data };
}

/** Code, reason and message of what `work` throws. */
export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const { status } = error as { status?: { code: number; reason?: string; message: string } };
    if (!status) throw error;
    return `${status.code} ${status.reason ?? ""}: ${status.message}`;
  }
  return "not refused";
}

export interface SampleServer extends SampleCluster {
  server: ApiServer;
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Sent>;
}

export interface Sent {
  code: number;
  // deno-lint-ignore no-explicit-any -- answers have every shape there is
  body: any;
  text: string;
  headers: Headers;
}

/** The sample registry with an API server before it. */
export function sampleServer(options: Partial<ApiServerOptions> = {}): SampleServer {
  const { queue, registry } = sampleCluster();
  const server = new ApiServer({ registry, queue, random: new Random(2), ...options });
  return { queue, registry, server, send: sendTo(server) };
}

/** Sends a request to the server and reads the whole answer. */
export function sendTo(server: ApiServer): SampleServer["send"] {
  return async (method, path, body, headers = {}) => {
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await server.request(path, init);
    const text = await answer.text();
    const isJson = text.startsWith("{") && !text.trimEnd().includes("}\n{");
    return {
      code: answer.status,
      text,
      body: isJson ? JSON.parse(text) : undefined,
      headers: answer.headers,
    };
  };
}

export const IN_DEFAULT = "/api/v1/namespaces/default";

/** A pod with one container. */
export function pod(name: string, spec: object = {}): KubeObject {
  return {
    metadata: { name, namespace: "default" },
    spec: { containers: [{ name: "c", image: "nginx" }], ...spec },
  };
}

export interface OpenWatch {
  /** Events that have come since it was last asked. */
  // deno-lint-ignore no-explicit-any -- objects have every shape there is
  events: () => Promise<{ type: string; object: any }[]>;
  ended: () => boolean;
  stop: () => void;
}

/** A watch whose events are read as they come. */
export async function openWatch(
  { server, queue }: SampleServer,
  path: string,
  headers: Record<string, string> = {},
): Promise<OpenWatch> {
  const abort = new AbortController();
  const answer = await server.request(path, { headers, signal: abort.signal });
  assert.equal(answer.status, 200);
  let text = "";
  let ended = false;
  const read = async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) text += chunk;
  };
  read().catch(() => {}).finally(() => ended = true);
  return {
    async events() {
      queue.advance(0);
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      const lines = text.split("\n").slice(0, -1);
      text = "";
      return lines.map((line) => JSON.parse(line));
    },
    ended: () => ended,
    stop: () => abort.abort(),
  };
}
