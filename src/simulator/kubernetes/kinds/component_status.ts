import type { IComponentStatus } from "kubernetes-models/v1/ComponentStatus";
import { column, nameColumn } from "./columns.ts";
import { plainKind } from "./plain_kind.ts";

/** The old way to ask how the control plane is. Nothing is stored: all of it is this process, which answers. */
export const componentStatus = plainKind<IComponentStatus>("v1", "ComponentStatus", "componentstatuses", {
  shortNames: ["cs"],
  verbs: ["get", "list"],
  columns: [
    nameColumn(),
    column("Status", "Healthy or not.", (it) => stateOf(healthOf(it)?.status)),
    column("Message", "What it says.", (it) => healthOf(it)?.message ?? ""),
    column("Error", "Why it does not answer.", (it) => healthOf(it)?.error ?? ""),
  ],
  computed: () =>
    ["etcd-0", "controller-manager", "scheduler"].map((name) => ({
      metadata: { name },
      conditions: [{ type: "Healthy", status: "True", message: "ok" }],
    })),
  deprecation: "v1 ComponentStatus is deprecated in v1.19+",
});

function healthOf(it: IComponentStatus): NonNullable<IComponentStatus["conditions"]>[number] | undefined {
  return it.conditions?.find(({ type }) => type === "Healthy");
}

function stateOf(status: string | undefined): string {
  return status === undefined ? "Unknown" : status === "True" ? "Healthy" : "Unhealthy";
}
