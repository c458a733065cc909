/** What becomes of a service's allocated numbers when it is changed (pkg/registry/core/service/storage). */
import type { IService } from "kubernetes-models/v1/Service";
import type { IServicePort } from "kubernetes-models/v1/ServicePort";
import { needsClusterIp, needsNodePorts } from "./service_allocation.ts";

/** Takes over what the writer left out, and drops what the new type has no use for. Changes `it` in place. */
export function carryAllocations(it: IService, old: IService): void {
  alignClusterIps(it, old);
  if (needsClusterIp(it) && needsClusterIp(old)) keepAddress(it, old);
  if (needsNodePorts(it) && needsNodePorts(old)) keepPorts(it, old);
  dropUnneeded(it, old);
}

/** Writers may set either of the two fields; the one that changed wins. */
function alignClusterIps(it: IService, old: IService): void {
  const spec = it.spec!;
  const before = old.spec ?? {};
  const isListSame = (spec.clusterIPs ?? []).join() === (before.clusterIPs ?? []).join();
  if (spec.clusterIP === before.clusterIP || !isListSame) return;
  if (spec.clusterIP) spec.clusterIPs = [spec.clusterIP, ...(spec.clusterIPs ?? []).slice(1)];
  else delete spec.clusterIPs;
}

function keepAddress(it: IService, old: IService): void {
  const spec = it.spec!;
  const before = old.spec!;
  if (!spec.clusterIP && before.clusterIP) spec.clusterIP = before.clusterIP;
  if (!spec.clusterIPs?.length && spec.clusterIP === before.clusterIP && before.clusterIPs) {
    spec.clusterIPs = [...before.clusterIPs];
  }
  if (!spec.ipFamilies?.length && before.ipFamilies) spec.ipFamilies = [...before.ipFamilies];
  if (!spec.ipFamilyPolicy && before.ipFamilyPolicy) spec.ipFamilyPolicy = before.ipFamilyPolicy;
}

function keepPorts(it: IService, old: IService): void {
  const used = new Set((it.spec?.ports ?? []).map((port) => port.nodePort));
  for (const port of it.spec?.ports ?? []) {
    if (port.nodePort) continue;
    const before = old.spec?.ports?.find((candidate) => isSamePort(candidate, port) && candidate.nodePort);
    if (before?.nodePort && !used.has(before.nodePort)) port.nodePort = before.nodePort;
  }
  const check = old.spec?.healthCheckNodePort;
  if (check && it.spec?.externalTrafficPolicy === "Local") it.spec.healthCheckNodePort ??= check;
}

function dropUnneeded(it: IService, old: IService): void {
  const spec = it.spec!;
  const before = old.spec ?? {};
  if (needsClusterIp(old) && !needsClusterIp(it) && spec.clusterIP === before.clusterIP) {
    delete spec.clusterIP;
    delete spec.clusterIPs;
    delete spec.ipFamilies;
    delete spec.ipFamilyPolicy;
  }
  if (needsNodePorts(old) && !needsNodePorts(it) && hasSameNodePorts(it, old)) {
    for (const port of spec.ports ?? []) delete port.nodePort;
  }
  if (spec.type === "ClusterIP" && !spec.externalIPs?.length) delete spec.externalTrafficPolicy;
  if (spec.type === "ExternalName") {
    delete spec.externalTrafficPolicy;
    delete spec.internalTrafficPolicy;
  }
  if (spec.type !== "LoadBalancer") {
    delete spec.allocateLoadBalancerNodePorts;
    delete spec.healthCheckNodePort;
  }
}

function hasSameNodePorts(it: IService, old: IService): boolean {
  const numbers = (service: IService) =>
    (service.spec?.ports ?? []).map((port) => port.nodePort ?? 0).sort().join();
  return numbers(it) === numbers(old);
}

function isSamePort(a: IServicePort, b: IServicePort): boolean {
  return a.port === b.port && a.protocol === b.protocol;
}
