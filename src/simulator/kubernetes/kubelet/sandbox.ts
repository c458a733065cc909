/** What the containers of a pod have in common: the sandbox that the runtime makes for it (CRI RunPodSandbox). */
import type { Namespaces, NamespaceType } from "../../host/namespaces.ts";
import { pause } from "../../images/pause.ts";
import { containerMachine } from "./machine.ts";
import type { PodContext } from "./pod_context.ts";

/** New namespaces for a pod, but those of the node that it asks for. Who shares process numbers has `/pause` as 1. */
export function sandboxOf(context: PodContext): Namespaces {
  const { hostNetwork, hostIPC, shareProcessNamespace } = context.pod.spec ?? {};
  const types: NamespaceType[] = [];
  if (!hostNetwork) types.push("net", "uts");
  if (!hostIPC) types.push("ipc");
  if (shareProcessNamespace) types.push("pid");
  const namespaces = context.kernel.newNamespaces(types);
  if (shareProcessNamespace) startPause(context, namespaces);
  return namespaces;
}

/** A container's own files and numbers of processes, or the numbers of the pod, the node, or of `target`. */
export function containerNamespaces(
  { kernel, pod }: PodContext,
  sandbox: Namespaces,
  target: Namespaces | undefined,
): Namespaces {
  const { shareProcessNamespace, hostPID } = pod.spec ?? {};
  if (target) return { ...kernel.newNamespaces(["mnt", "cgroup"], sandbox), pid: target.pid };
  return kernel.newNamespaces(
    shareProcessNamespace || hostPID ? ["mnt", "cgroup"] : ["mnt", "cgroup", "pid"],
    sandbox,
  );
}

function startPause(context: PodContext, namespaces: Namespaces): void {
  const { kernel } = context;
  const argv = pause.entrypoint;
  const machine = containerMachine(pause, {
    context,
    container: { name: "POD" },
    env: {},
    processes: () => kernel.rowsIn(namespaces.pid),
    signal: (pid, name) => kernel.signalIn(namespaces.pid, pid, name),
    background: () => 0,
    listen: () => {},
    holdMemory: () => {},
  });
  kernel.spawn({ machine, argv, namespaces });
}
