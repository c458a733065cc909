/** A cluster with two nodes and nothing on them, and short ways to use it. */
import type { IEvent } from "kubernetes-models/v1/Event";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { KubeObject, Stored } from "../../../src/kube/object.ts";
import type { StoredObject } from "../../../src/simulator/kubernetes/registry.ts";
import type { LogOptions } from "../../../src/simulator/kubernetes/kubelet/node_proxy.ts";
import { KubeletProxy } from "../../../src/simulator/kubernetes/kubelet/proxy.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";
import { birth, NODES } from "../../../src/simulator/scenarios/empty.ts";
import { DAY_MS, type Scenario } from "../../../src/simulator/scenarios/scenario.ts";

export type PodObject = Stored<IPod> & StoredObject;
type Container = Partial<IPodSpec["containers"][number]>;

export const START_MS = Date.UTC(2026, 10, 22, 12, 0, 0);

/** Two nodes, and nothing of what kubeadm would put there. */
const BARE: Scenario = {
  name: "bare",
  summary: "two machines",
  nodes: NODES.map((node) => ({ ...node, staticPods: [] })),
  history: birth(DAY_MS),
};

export class SmallWorld {
  readonly world: World;
  readonly proxy: KubeletProxy;

  constructor(seed = 1, world: World = new World({ seed, startMs: START_MS, scenario: BARE })) {
    this.world = world;
    this.proxy = new KubeletProxy(this.world.kubelets, this.world.network, this.world.queue);
  }

  create(plural: string, object: KubeObject, group = ""): StoredObject {
    return this.world.registry.create(this.world.registry.kind(plural, group), object, {
      fieldManager: "test",
    });
  }

  /** A pod with one container `c`, busybox unless told otherwise; then some seconds pass. */
  run(name: string, container: Container, spec: Partial<IPodSpec> = {}, seconds = 10): PodObject {
    this.create("pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "default", labels: { app: name } },
      spec: { containers: [{ name: "c", image: "busybox:1.28", ...container }], ...spec },
    });
    this.seconds(seconds);
    return this.pod(name)!;
  }

  /** Runs `sh -c script` in a pod. */
  script(name: string, script: string, spec: Partial<IPodSpec> = {}, seconds = 10): PodObject {
    return this.run(name, { command: ["sh", "-c", script] }, spec, seconds);
  }

  seconds(count: number): void {
    this.world.advance(count * 1000);
  }

  pod(name: string): PodObject | undefined {
    return this.world.registry.find(this.world.registry.kind("pods"), "default", name) as
      | PodObject
      | undefined;
  }

  delete(plural: string, name: string, graceSeconds?: number): void {
    this.world.registry.delete(
      this.world.registry.kind(plural),
      "default",
      name,
      graceSeconds === undefined ? {} : { gracePeriodSeconds: graceSeconds },
    );
  }

  /** `Reason: message` of the events about an object, with `(xN)` where they were counted. */
  events(name: string): string[] {
    const events = this.world.registry.list(
      this.world.registry.kind("events"),
    ) as unknown as (IEvent & StoredObject)[];
    return events.filter((event) => event.involvedObject.name === name)
      .sort((a, b) => order(a) - order(b))
      .map((event) =>
        `${event.reason}: ${event.message}${(event.count ?? 1) > 1 ? ` (x${event.count})` : ""}`
      );
  }

  /** The log of container `c` as text. */
  async log(name: string, options: Partial<LogOptions> = {}): Promise<string> {
    const stream = this.proxy.log(this.pod(name)!, {
      container: "c",
      follow: false,
      previous: false,
      timestamps: false,
      ...options,
    });
    return await new Response(stream).text();
  }

  /** Runs a command in container `c`; time passes until it ends. */
  async exec(
    name: string,
    command: string[],
    stdin?: string,
    tty = false,
  ): Promise<{ out: string; err: string; code: number }> {
    let [out, err] = ["", ""];
    const decoder = new TextDecoder();
    const ended = this.proxy.exec(this.pod(name)!, { container: "c", command, tty }, {
      stdout: (chunk) => void (out += decoder.decode(chunk)),
      stderr: (chunk) => void (err += decoder.decode(chunk)),
      ...(stdin === undefined ? {} : { stdin: ReadableStream.from([new TextEncoder().encode(stdin)]) }),
      onResize: () => {},
      signal: new AbortController().signal,
    });
    let code: number | undefined;
    let failure: unknown;
    ended.then((end) => (code = end.exitCode), (error) => (failure = error));
    for (let i = 0; i < 50 && code === undefined && failure === undefined; i++) {
      await new Promise<void>((resolve) => queueMicrotask(() => resolve()));
      if (i % 5 === 4) this.world.advance(1000);
    }
    if (failure !== undefined) throw failure;
    if (code === undefined) throw new Error("The command did not end");
    return { out, err, code };
  }
}

/** The order in which they were first written. */
function order(event: IEvent & StoredObject): number {
  return Date.parse(event.metadata.creationTimestamp) * 1e6 +
    Number.parseInt(event.metadata.name.split(".").at(-1)!, 16) % 1e6;
}

export function condition(pod: PodObject, type: string): string | undefined {
  const found = pod.status?.conditions?.find((candidate) => candidate.type === type);
  return found && [found.status, found.reason, found.message].filter((part) => part !== undefined).join(" ");
}

/** The state of container `c`: `waiting CrashLoopBackOff`, `running`, `terminated Completed 0`. */
export function state(pod: PodObject): string {
  const { state } = pod.status?.containerStatuses?.[0] ?? {};
  if (state?.waiting) return `waiting ${state.waiting.reason}`;
  if (state?.terminated) return `terminated ${state.terminated.reason} ${state.terminated.exitCode}`;
  return state?.running ? "running" : "unknown";
}
