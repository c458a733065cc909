/** How an object is named, in titles and in commands. */
import type { ApiResource } from "../kube/discovery.ts";
import type { PaneContext } from "./pane.ts";
import { kubectlName } from "./resolve_resource.ts";

/** An object that something was opened on. */
export interface Target {
  resource: ApiResource;
  /** "" outside namespaces. */
  namespace: string;
  name: string;
  uid: string;
  /** Of a pod, where one was chosen. */
  container?: string;
  /** What the row shows that it was chosen in: for plugins. */
  seen?: () => { readonly cells: Readonly<Record<string, string>>; readonly filter: string };
}

/** `pods env-echgo-x -n cool-app`: what follows the verb in a kubectl command. */
export function kubectlTarget(target: Target, { discovery }: Pick<PaneContext, "discovery">): string {
  const { resource, namespace, name } = target;
  return `${kubectlName(discovery, resource)} ${name}${namespace ? ` -n ${namespace}` : ""}`;
}

/** `Deployment cool-app/env-echgo`, for titles. */
export function targetTitle({ resource, namespace, name }: Target): string {
  return `${resource.kind} ${namespace ? `${namespace}/` : ""}${name}`;
}
