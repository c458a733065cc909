/** ssh from the lab's host to the cluster's nodes. */
import { type Program, run } from "../simulator/host/process.ts";
import type { LabWorld } from "./lab_world.ts";

/** The cluster is built, and what a node offers is loaded, when somebody goes there first. */
export function remoteLogin(lab: Pick<LabWorld, "cluster">): Program {
  return function* (process) {
    let program: Program | undefined;
    const settled = (async () => {
      const { world } = await lab.cluster();
      const { sshProgram } = await import("../simulator/kubernetes/kubelet/node_login.ts");
      program = sshProgram(world.kubelets);
    })();
    while (!program) yield { kind: "promise", settled };
    return yield* run(program, process);
  };
}
