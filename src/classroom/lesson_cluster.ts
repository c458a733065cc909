/** A lesson's cluster, as the teacher sees it. */
import { Client } from "../cluster/client.ts";
import type { KubeObject } from "../kube/object.ts";
import type { LabWorld } from "../lab/lab_world.ts";
import type { ClusterView } from "../lessons/checks/world_view.ts";
import type { Machine } from "../simulator/host/process.ts";
import type { Kubelets } from "../simulator/kubernetes/kubelet/kubelet.ts";
import { fetchBy } from "./lab_place.ts";

/** One of the two is there: an object as it was, and as it is. */
export type TellWrite = (before: KubeObject | undefined, after: KubeObject | undefined) => void;

export interface LessonCluster {
  readonly client: Client;
  /** A file of a pod's first container, where there is a way that leaves no trace. */
  readonly readPodFile?: (pod: KubeObject, path: string) => string | undefined;
  /** A request from within a pod, where there is a way that takes no command there. */
  readonly fetchFromPod?: ClusterView["fetchFrom"];
  /** Tells of every write, as it happens, until the signal. */
  observe(tell: TellWrite, signal: AbortSignal): void;
}

/** The lab's own. */
export async function ownCluster(lab: LabWorld): Promise<LessonCluster> {
  const { server, world } = await lab.cluster();
  const { api } = world;
  return {
    client: new Client({
      description: server,
      request: (path, init = {}) => api.request(path, init, TEACHER),
      connect: (path, protocols, signal) => api.connect(path, protocols, signal, TEACHER),
      close() {},
    }),
    readPodFile: (pod, path) => machineOf(world.kubelets, pod)?.files.read(path),
    fetchFromPod(name, url, namespace) {
      const pod = world.registry.find(world.registry.kind("pods"), namespace, name);
      const machine = pod && machineOf(world.kubelets, pod);
      return machine ? fetchBy(machine, url) : Promise.resolve({ failure: `no pod ${name} runs` });
    },
    observe(tell, signal) {
      if (signal.aborted) return;
      const cancel = world.registry.store.observe(({ type, previous, entry }) =>
        tell(previous?.object, type === "DELETED" ? undefined : entry.object)
      );
      signal.addEventListener("abort", cancel, { once: true });
    },
  };
}

/** The inside of its first container. */
function machineOf(kubelets: Kubelets, { metadata, spec }: KubeObject): Machine | undefined {
  const [first] = (spec as { containers?: { name: string }[] }).containers ?? [];
  return kubelets.worker(metadata.uid ?? "")?.container(first?.name ?? "")?.instance?.machine;
}

const TEACHER = { name: "kubernetes-admin", groups: ["system:masters"] };
