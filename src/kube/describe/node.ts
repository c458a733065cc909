import type { ILease } from "kubernetes-models/coordination.k8s.io/v1/Lease";
import type { INode } from "kubernetes-models/v1/Node";
import type { KubeObject } from "../object.ts";
import type { Describer, Related } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, eventsKey, writeEvents } from "./event_text.ts";
import { formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writeNodeAllocation } from "./node_allocation.ts";
import { sortedAmounts } from "./resource_amounts.ts";
import { podsKey } from "./workload_text.ts";

const leaseKey = "lease";
/** Kubelets report events under the node's name instead of its UID. */
const kubeletEventsKey = "kubeletEvents";
const rolePrefix = "node-role.kubernetes.io/";

export const nodeDescriber: Describer = {
  kind: "Node",
  group: "",
  related(object) {
    const name = object.metadata.name ?? "";
    return [
      {
        key: podsKey,
        group: "",
        version: "v1",
        resource: "pods",
        fieldSelector: `spec.nodeName=${name},status.phase!=Failed,status.phase!=Succeeded`,
      },
      eventQuery(object, "Node"),
      { ...eventQuery(object, "Node", name), key: kubeletEventsKey },
      {
        key: leaseKey,
        group: "coordination.k8s.io",
        version: "v1",
        resource: "leases",
        namespace: "kube-node-lease",
        name,
      },
    ];
  },
  describe(object, related, context) {
    const node = object as unknown as INode;
    const text = new DescribeText();
    writeName(text, object, false);
    text.field(0, "Roles", rolesOf(object).join(",") || "<none>");
    writeLabelsAndAnnotations(text, object);
    text.field(0, "CreationTimestamp", formatTime(object.metadata.creationTimestamp));
    text.values(0, "Taints", taintLines(node));
    text.field(0, "Unschedulable", node.spec?.unschedulable ?? false);
    writeLease(text, related);
    writeConditions(text, node);
    writeResources(text, node);
    writeSystemInfo(text, node);
    writeNodeAllocation(text, node, related[podsKey], context);
    writeEvents(text, withKubeletEvents(related), context);
    return text.toString();
  },
};

function rolesOf({ metadata }: KubeObject): string[] {
  const roles = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
    if (key.startsWith(rolePrefix)) return [key.slice(rolePrefix.length)];
    return key === "kubernetes.io/role" ? [value] : [];
  });
  return [...new Set(roles)].filter((role) => role !== "").sort();
}

function taintLines({ spec }: INode): string[] {
  const sorted = (spec?.taints ?? []).toSorted((a, b) =>
    `${a.effect},${a.key}` < `${b.effect},${b.key}` ? -1 : 1
  );
  return sorted.map(({ key, value, effect }) =>
    `${key}${value ? `=${value}` : ""}${effect ? `:${effect}` : ""}`
  );
}

function writeLease(text: DescribeText, related: Related): void {
  const answer = related[leaseKey];
  if (answer?.error !== undefined) {
    text.field(0, "Lease", `Failed to get lease: ${answer.error}`);
    return;
  }
  const { spec } = (answer?.items[0] ?? {}) as unknown as ILease;
  const time = (timestamp: string | undefined) => timestamp === undefined ? "<unset>" : formatTime(timestamp);
  text.line(0, "Lease:");
  text.field(1, "HolderIdentity", spec?.holderIdentity ?? "<unset>");
  text.field(1, "AcquireTime", time(spec?.acquireTime));
  text.field(1, "RenewTime", time(spec?.renewTime));
}

function writeConditions(text: DescribeText, { status }: INode): void {
  if (status?.conditions?.length) {
    text.line(0, "Conditions:");
    // Blanks before the tabs are kubectl's; they count for the widths.
    const rows = status.conditions.map((
      { type, status, lastHeartbeatTime, lastTransitionTime, reason, message },
    ) => [
      `${type} `,
      `${status} `,
      `${formatTime(lastHeartbeatTime)} `,
      `${formatTime(lastTransitionTime)} `,
      `${reason ?? ""} `,
      message ?? "",
    ]);
    text.table(1, ["Type", "Status", "LastHeartbeatTime", "LastTransitionTime", "Reason", "Message"], rows);
  }
  text.line(0, "Addresses:");
  for (const { type, address } of status?.addresses ?? []) text.field(1, type, address);
}

function writeResources(text: DescribeText, { status }: INode): void {
  for (
    const [title, amounts] of [["Capacity", status?.capacity], ["Allocatable", status?.allocatable]] as const
  ) {
    const sorted = sortedAmounts(amounts);
    if (sorted.length > 0) text.line(0, `${title}:`);
    for (const [name, amount] of sorted) text.field(1, name, amount);
  }
}

function writeSystemInfo(text: DescribeText, { spec, status }: INode): void {
  const info = status?.nodeInfo;
  text.line(0, "System Info:");
  text.field(1, "Machine ID", info?.machineID);
  text.field(1, "System UUID", info?.systemUUID);
  text.field(1, "Boot ID", info?.bootID);
  text.field(1, "Kernel Version", info?.kernelVersion);
  text.field(1, "OS Image", info?.osImage);
  text.field(1, "Operating System", info?.operatingSystem);
  text.field(1, "Architecture", info?.architecture);
  text.field(1, "Container Runtime Version", info?.containerRuntimeVersion);
  text.field(1, "Kubelet Version", info?.kubeletVersion);
  if (spec?.podCIDR) text.field(0, "PodCIDR", spec.podCIDR);
  if (spec?.podCIDRs?.length) text.field(0, "PodCIDRs", spec.podCIDRs.join(","));
  if (spec?.providerID) text.field(0, "ProviderID", spec.providerID);
}

function withKubeletEvents(related: Related): Related {
  const [own, kubelets] = [related[eventsKey], related[kubeletEventsKey]];
  if (!own || !kubelets) return related;
  return { ...related, [eventsKey]: { ...own, items: [...own.items, ...kubelets.items] } };
}
