/** In which order group versions are preferred. Source: pkg/controlplane/apiserver/aggregator.go. */
export interface Priority {
  groupPriorityMinimum: number;
  versionPriority: number;
}

export function priorityOf(group: string, version: string, isCustom: boolean): Priority {
  if (isCustom) return { groupPriorityMinimum: 1000, versionPriority: 100 };
  const groupPriorityMinimum = GROUPS[group] ?? OTHER_GROUP;
  const versionPriority = VERSIONS[`${group}/${version}`] ?? (version.includes("beta") ? BETA : STABLE);
  return { groupPriorityMinimum, versionPriority };
}

const OTHER_GROUP = 100;
const STABLE = 15;
const BETA = 9;

const GROUPS: Record<string, number> = {
  "": 18000,
  "apps": 17800,
  "events.k8s.io": 17750,
  "authentication.k8s.io": 17700,
  "authorization.k8s.io": 17600,
  "autoscaling": 17500,
  "batch": 17400,
  "certificates.k8s.io": 17300,
  "networking.k8s.io": 17200,
  "policy": 17100,
  "rbac.authorization.k8s.io": 17000,
  "storage.k8s.io": 16800,
  "apiextensions.k8s.io": 16700,
  "admissionregistration.k8s.io": 16700,
  "scheduling.k8s.io": 16600,
  "coordination.k8s.io": 16500,
  "node.k8s.io": 16300,
  "discovery.k8s.io": 16200,
  "resource.k8s.io": 16200,
  "flowcontrol.apiserver.k8s.io": 16100,
};

const VERSIONS: Record<string, number> = {
  "/v1": 1,
  "autoscaling/v2": 30,
  "flowcontrol.apiserver.k8s.io/v1": 21,
  "resource.k8s.io/v1": 21,
  "metrics.k8s.io/v1beta1": 100,
};
