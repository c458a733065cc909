/** The checks that the restricted level has beyond the baseline, sorted by id (pod-security-admission/policy). */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { seccomp, unmaskedProc } from "./baseline.ts";
import {
  allContainers,
  containersText,
  hasOwnUsers,
  namesOf,
  plural,
  quoted,
  type SecurityCheck,
  settersText,
  unique,
  type Violation,
} from "./check.ts";

export const RESTRICTED_CHECKS: readonly SecurityCheck[] = [
  { id: "allowPrivilegeEscalation", since: 8, find: exceptWindows(escalation) },
  {
    id: "capabilities_restricted",
    since: 22,
    overrides: "capabilities_baseline",
    find: exceptWindows(capabilities),
  },
  { id: "procMount_restricted", since: 35, overrides: "procMount", find: unmaskedProc },
  { id: "restrictedVolumes", since: 0, overrides: "hostPathVolumes", find: volumes },
  { id: "runAsNonRoot", since: 0, find: exceptOwnUsers(nonRoot) },
  { id: "runAsUser", since: 23, find: exceptOwnUsers(rootUser) },
  {
    id: "seccompProfile_restricted",
    since: 19,
    overrides: "seccompProfile_baseline",
    find: exceptWindows(seccompProfile),
  },
];

type Find = (spec: IPodSpec) => Violation | undefined;

/** Windows has none of these; policies since 1.25 know it. */
function exceptWindows(find: Find): SecurityCheck["find"] {
  return (spec, { minor }) => minor >= 25 && spec.os?.name === "windows" ? undefined : find(spec);
}

function exceptOwnUsers(find: Find): SecurityCheck["find"] {
  return (spec, { minor }) => minor >= 35 && hasOwnUsers(spec) ? undefined : find(spec);
}

function escalation(spec: IPodSpec): Violation | undefined {
  const names = namesOf(spec, (it) => it.securityContext?.allowPrivilegeEscalation !== false);
  if (names.length === 0) return undefined;
  const detail = `${containersText(names)} must set securityContext.allowPrivilegeEscalation=false`;
  return { reason: "allowPrivilegeEscalation != false", detail };
}

function capabilities(spec: IPodSpec): Violation | undefined {
  const added = (it: IPodSpec["containers"][number]) =>
    (it.securityContext?.capabilities?.add ?? []).filter((name) => name !== "NET_BIND_SERVICE");
  const undropped = namesOf(spec, (it) => !it.securityContext?.capabilities?.drop?.includes("ALL"));
  const adding = namesOf(spec, (it) => added(it).length > 0);
  const all = unique(allContainers(spec).flatMap(added));
  const details = [
    ...(undropped.length > 0
      ? [`${containersText(undropped)} must set securityContext.capabilities.drop=["ALL"]`]
      : []),
    ...(adding.length > 0
      ? [`${containersText(adding)} must not include ${quoted(all)} in securityContext.capabilities.add`]
      : []),
  ];
  return details.length > 0 ? { reason: "unrestricted capabilities", detail: details.join("; ") } : undefined;
}

const ALLOWED_VOLUMES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

function volumes(spec: IPodSpec): Violation | undefined {
  const typeOf = (volume: object) => Object.keys(volume).find((key) => key !== "name") ?? "unknown";
  const bad = (spec.volumes ?? []).filter((volume) => !ALLOWED_VOLUMES.includes(typeOf(volume)));
  if (bad.length === 0) return undefined;
  const types = unique(bad.map(typeOf));
  const uses = bad.length === 1 ? "uses" : "use";
  const which = `${plural("restricted volume type", types.length)} ${quoted(types)}`;
  const names = quoted(bad.map(({ name }) => name));
  return {
    reason: "restricted volume types",
    detail: `${plural("volume", bad.length)} ${names} ${uses} ${which}`,
  };
}

function nonRoot(spec: IPodSpec): Violation | undefined {
  const pod = spec.securityContext?.runAsNonRoot;
  const reason = "runAsNonRoot != true";
  const setters = settersText(
    pod === false,
    namesOf(spec, (it) => it.securityContext?.runAsNonRoot === false),
  );
  if (setters) return { reason, detail: `${setters} must not set securityContext.runAsNonRoot=false` };
  if (pod) return undefined;
  const silent = namesOf(spec, (it) => it.securityContext?.runAsNonRoot === undefined);
  if (silent.length === 0) return undefined;
  return { reason, detail: `pod or ${containersText(silent)} must set securityContext.runAsNonRoot=true` };
}

function rootUser(spec: IPodSpec): Violation | undefined {
  const names = namesOf(spec, (it) => it.securityContext?.runAsUser === 0);
  const setters = settersText(spec.securityContext?.runAsUser === 0, names);
  return setters ? { reason: "runAsUser=0", detail: `${setters} must not set runAsUser=0` } : undefined;
}

function seccompProfile(spec: IPodSpec): Violation | undefined {
  const explicit = seccomp(spec);
  if (explicit || spec.securityContext?.seccompProfile) return explicit;
  const silent = namesOf(spec, (it) => it.securityContext?.seccompProfile === undefined);
  if (silent.length === 0) return undefined;
  const must = 'must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"';
  return { reason: "seccompProfile", detail: `pod or ${containersText(silent)} ${must}` };
}
