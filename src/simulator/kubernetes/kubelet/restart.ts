/** Whether a container that has ended is started again. Source: pkg/kubelet/container/helpers.go. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";

export type ContainerRole = "init" | "main" | "ephemeral";

/** Where in a pod's specification a container stands. */
export const LISTS: Readonly<Record<ContainerRole, string>> = {
  init: "initContainers",
  main: "containers",
  ephemeral: "ephemeralContainers",
};

/** `Always` is what makes an init container stay beside the others. */
export function isSidecar(role: ContainerRole, container: IContainer): boolean {
  return role === "init" && container.restartPolicy === "Always";
}

export function willRestart(
  role: ContainerRole,
  container: IContainer,
  podPolicy: IPodSpec["restartPolicy"] = "Always",
  exitCode: number,
): boolean {
  if (role === "ephemeral") return false;
  if (matchingAction(container, exitCode) !== undefined) return true;
  const policy = container.restartPolicy ??
    (role === "init" && podPolicy === "Always" ? "OnFailure" : podPolicy);
  return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
}

/** The first rule that the exit code matches decides: `Restart` or `RestartAllContainers`. */
export function matchingAction(container: IContainer, exitCode: number): string | undefined {
  return container.restartPolicyRules?.find(({ exitCodes }) => {
    const isListed = exitCodes?.values?.includes(exitCode) ?? false;
    return exitCodes?.operator === "NotIn" ? !isListed : isListed;
  })?.action;
}
