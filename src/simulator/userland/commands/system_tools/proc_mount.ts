/** A new file system of type proc, for who mounts one: it shows the pid namespace of the one who does (proc(5)). */
import type { FileNode } from "../../../host/file_node.ts";
import type { Kernel } from "../../../host/kernel.ts";
import type { PidNamespace } from "../../../host/pid_namespace.ts";
import type { Machine } from "../../../host/process.ts";
import { procFiles } from "../../../host/proc_files.ts";

export function newProc(kernel: Kernel, space: PidNamespace, machine: Machine): FileNode {
  return procFiles(kernel, space, {
    release: machine.kernel.replace(/^Linux /, ""),
    hostname: () => machine.hostname,
    ...(machine.hardware ? { hardware: machine.hardware } : {}),
  }).root;
}
