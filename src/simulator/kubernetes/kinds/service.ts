import type { IService } from "kubernetes-models/v1/Service";
import { dns1035LabelProblems } from "../../../kube/name_rules.ts";
import type { Kind, KindContext } from "../kind.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, labelText, nameColumn, NONE } from "./columns.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { allocate, validateAllocation } from "./service_allocation.ts";
import { carryAllocations } from "./service_update.ts";
import { validateSameClusterIp, validateServiceSpec } from "./service_validation.ts";

/** How long a client stays with its pod: three hours. */
const AFFINITY_SECONDS = 10800;

export const service: Kind<IService> = {
  group: "",
  version: "v1",
  kind: "Service",
  plural: "services",
  singular: "service",
  shortNames: ["svc"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.core.v1.Service",
  columns: [
    nameColumn(),
    column("Type", "How it can be reached.", (it) => it.spec?.type ?? ""),
    column(
      "Cluster-IP",
      "Its address within the cluster; None: its pods' own.",
      (it) => it.spec?.clusterIPs?.[0] ?? NONE,
    ),
    column("External-IP", "Its addresses outside of the cluster.", externalIp),
    column("Port(s)", "Its ports, with those on every node after a colon.", portText),
    ageColumn(),
    column("Selector", "Labels of the pods it leads to.", (it) => labelText(it.spec?.selector), {
      wide: true,
    }),
  ],
  setDefaults,
  prepareForCreate: (it, context) => {
    it.spec ??= {};
    it.status = { loadBalancer: {} };
    allocate(it, context);
  },
  prepareForUpdate: (it, old, context) => {
    it.spec ??= {};
    carryAllocations(it, old);
    allocate(it, context);
  },
  validate: (it, context) => [
    ...validateMetadata(it.metadata, { namespaced: true, name: dns1035LabelProblems }),
    ...validateSpec(it, context),
  ],
  validateUpdate: (it, old, context) => {
    const errors = [
      ...validateMetadataUpdate(it.metadata, old.metadata),
      ...validateSameClusterIp(it, old),
      ...validateServiceSpec(it),
    ];
    return errors.length > 0 ? errors : validateAllocation(it, context);
  },
  selectableFields: {
    "spec.clusterIP": (it) => it.spec?.clusterIP ?? "",
    "spec.type": (it) => it.spec?.type ?? "",
  },
  hasStatus: true,
  subresources: {
    proxy: { kind: "ServiceProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
  },
  deleteReturnsObject: true,
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: true,
};

function setDefaults(it: IService): void {
  dropNulls(it.spec);
  const spec = it.spec ??= {};
  spec.sessionAffinity ??= "None";
  if (spec.sessionAffinity === "None") delete spec.sessionAffinityConfig;
  if (spec.sessionAffinity === "ClientIP") {
    spec.sessionAffinityConfig ??= {};
    spec.sessionAffinityConfig.clientIP ??= {};
    spec.sessionAffinityConfig.clientIP.timeoutSeconds ??= AFFINITY_SECONDS;
  }
  spec.type ??= "ClusterIP";
  for (const port of spec.ports ?? []) {
    port.protocol ??= "TCP";
    // Zero and the empty text count as not given.
    port.targetPort ||= port.port;
  }
  const isOnNodes = spec.type === "NodePort" || spec.type === "LoadBalancer";
  if (isOnNodes || (spec.type === "ClusterIP" && spec.externalIPs?.length)) {
    spec.externalTrafficPolicy ??= "Cluster";
  }
  if (isOnNodes || spec.type === "ClusterIP") spec.internalTrafficPolicy ??= "Cluster";
  if (spec.type === "LoadBalancer") spec.allocateLoadBalancerNodePorts ??= true;
}

/** The server looks for numbers only in a service that is sound otherwise. */
function validateSpec(it: IService, context: KindContext): ReturnType<typeof validateServiceSpec> {
  const errors = validateServiceSpec(it);
  return errors.length > 0 ? errors : validateAllocation(it, context);
}

function externalIp(it: IService): string {
  const given = it.spec?.externalIPs ?? [];
  if (it.spec?.type === "ExternalName") return it.spec.externalName ?? "";
  if (it.spec?.type !== "LoadBalancer") return given.join(",") || NONE;
  const ingress = (it.status?.loadBalancer?.ingress ?? []).map((entry) => entry.ip || entry.hostname || "");
  const all = [...new Set(ingress.filter((address) => address))].sort().concat(given);
  return all.join(",") || "<pending>";
}

function portText(it: IService): string {
  const ports = (it.spec?.ports ?? []).map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`
  );
  return ports.join(",") || NONE;
}
