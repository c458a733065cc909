/** The checks of the baseline, sorted by id. Source: pod-security-admission/policy/check_*.go. */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
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

export const BASELINE_CHECKS: readonly SecurityCheck[] = [
  {
    id: "appArmorProfile",
    since: 0,
    find: (spec, { metadata }) => appArmor(spec, metadata.annotations ?? {}),
  },
  { id: "capabilities_baseline", since: 0, find: capabilities },
  { id: "hostNamespaces", since: 0, find: hostNamespaces },
  { id: "hostPathVolumes", since: 0, find: hostPaths },
  { id: "hostPorts", since: 0, find: hostPorts },
  { id: "hostProbesAndHostLifecycle", since: 34, find: probedHosts },
  { id: "privileged", since: 0, find: privileged },
  {
    id: "procMount",
    since: 0,
    find: (spec, { minor }) => minor >= 35 && hasOwnUsers(spec) ? undefined : unmaskedProc(spec),
  },
  { id: "seLinuxOptions", since: 0, find: (spec, { minor }) => seLinux(spec, minor) },
  { id: "seccompProfile_baseline", since: 19, find: seccomp },
  { id: "sysctls", since: 0, find: (spec, { minor }) => sysctls(spec, minor) },
  { id: "windowsHostProcess", since: 0, find: hostProcess },
];

const DEFAULT_CAPABILITIES = new Set(
  ("AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID " +
    "SYS_CHROOT").split(" "),
);
const PROFILES = ["Localhost", "RuntimeDefault"];
const APP_ARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

function appArmor(spec: IPodSpec, annotations: Readonly<Record<string, string>>): Violation | undefined {
  const isBad = (type: string | undefined) => type !== undefined && !PROFILES.includes(type);
  const podType = spec.securityContext?.appArmorProfile?.type;
  const typeOf = (it: IPodSpec["containers"][number]) => it.securityContext?.appArmorProfile?.type;
  const bad = allContainers(spec).filter((it) => isBad(typeOf(it)));
  const noted = Object.entries(annotations).filter(([key, value]) =>
    key.startsWith(APP_ARMOR_ANNOTATION) && value !== "" && value !== "runtime/default" &&
    !value.startsWith("localhost/")
  ).map(([key, value]) => `${key}=${JSON.stringify(value)}`).sort();
  const types = [...(isBad(podType) ? [podType!] : []), ...bad.map((it) => typeOf(it)!)];
  const values = [...unique(types), ...noted];
  if (values.length === 0) return undefined;
  const setters = [
    settersText(isBad(podType), bad.map(({ name }) => name)),
    ...(noted.length > 0 ? [plural("annotation", noted.length)] : []),
  ].filter(Boolean).join(" and ");
  const reason = plural("forbidden AppArmor profile", values.length);
  return { reason, detail: `${setters} must not set AppArmor profile type to ${quoted(values)}` };
}

function capabilities(spec: IPodSpec): Violation | undefined {
  const added = (it: IPodSpec["containers"][number]) =>
    (it.securityContext?.capabilities?.add ?? []).filter((name) => !DEFAULT_CAPABILITIES.has(name));
  const names = namesOf(spec, (it) => added(it).length > 0);
  if (names.length === 0) return undefined;
  const all = unique(allContainers(spec).flatMap(added));
  const detail = `${containersText(names)} must not include ${
    quoted(all)
  } in securityContext.capabilities.add`;
  return { reason: "non-default capabilities", detail };
}

function hostNamespaces(spec: IPodSpec): Violation | undefined {
  const used = (["hostNetwork", "hostPID", "hostIPC"] as const).filter((name) => spec[name]);
  if (used.length === 0) return undefined;
  return { reason: "host namespaces", detail: used.map((name) => `${name}=true`).join(", ") };
}

function hostPaths(spec: IPodSpec): Violation | undefined {
  const names = (spec.volumes ?? []).filter(({ hostPath }) => hostPath).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return { reason: "hostPath volumes", detail: `${plural("volume", names.length)} ${quoted(names)}` };
}

function hostPorts(spec: IPodSpec): Violation | undefined {
  const ports = (it: IPodSpec["containers"][number]) =>
    (it.ports ?? []).flatMap(({ hostPort }) => hostPort ? [String(hostPort)] : []);
  const names = namesOf(spec, (it) => ports(it).length > 0);
  if (names.length === 0) return undefined;
  const all = unique(allContainers(spec).flatMap(ports));
  const uses = names.length === 1 ? "uses" : "use";
  const detail = `${containersText(names)} ${uses} ${plural("hostPort", all.length)} ${all.join(", ")}`;
  return { reason: "hostPort", detail };
}

function probedHosts(spec: IPodSpec): Violation | undefined {
  const hosts = (it: IPodSpec["containers"][number]) =>
    [it.livenessProbe, it.readinessProbe, it.startupProbe, it.lifecycle?.postStart, it.lifecycle?.preStop]
      .flatMap((handler) => [handler?.httpGet?.host, handler?.tcpSocket?.host])
      .filter((host): host is string => Boolean(host));
  const names = unique(namesOf(spec, (it) => hosts(it).length > 0));
  if (names.length === 0) return undefined;
  const all = unique(allContainers(spec).flatMap(hosts));
  const reason = "probe or lifecycle host";
  const uses = names.length === 1 ? "uses" : "use";
  return { reason, detail: `${containersText(names)} ${uses} ${plural(reason, all.length)} ${quoted(all)}` };
}

function privileged(spec: IPodSpec): Violation | undefined {
  const names = namesOf(spec, (it) => it.securityContext?.privileged === true);
  if (names.length === 0) return undefined;
  return {
    reason: "privileged",
    detail: `${containersText(names)} must not set securityContext.privileged=true`,
  };
}

/** Also part of the restricted level, without exceptions. */
export function unmaskedProc(spec: IPodSpec): Violation | undefined {
  const mount = (it: IPodSpec["containers"][number]) => it.securityContext?.procMount ?? "Default";
  const names = namesOf(spec, (it) => mount(it) !== "Default");
  if (names.length === 0) return undefined;
  const all = unique(allContainers(spec).map(mount).filter((type) => type !== "Default"));
  return {
    reason: "procMount",
    detail: `${containersText(names)} must not set securityContext.procMount to ${quoted(all)}`,
  };
}

function seLinux(spec: IPodSpec, minor: number): Violation | undefined {
  const allowed = ["", "container_t", "container_init_t", "container_kvm_t"];
  if (minor >= 31) allowed.push("container_engine_t");
  type Options = NonNullable<NonNullable<IPodSpec["securityContext"]>["seLinuxOptions"]>;
  const isBad = ({ type = "", user, role }: Options = {}) => !allowed.includes(type) || Boolean(user || role);
  const pod = spec.securityContext?.seLinuxOptions;
  const containers = allContainers(spec).filter((it) => isBad(it.securityContext?.seLinuxOptions));
  const setters = settersText(isBad(pod), containers.map(({ name }) => name));
  if (!setters) return undefined;
  const set = [pod, ...containers.map((it) => it.securityContext?.seLinuxOptions)];
  const types = unique(
    set.flatMap((options) => options?.type ?? []).filter((type) => !allowed.includes(type)),
  );
  const wrong = [
    ...(types.length > 0 ? [`${plural("type", types.length)} ${quoted(types)}`] : []),
    ...(set.some((options) => options?.user) ? ["user may not be set"] : []),
    ...(set.some((options) => options?.role) ? ["role may not be set"] : []),
  ];
  const detail = `${setters} set forbidden securityContext.seLinuxOptions: ${wrong.join("; ")}`;
  return { reason: "seLinuxOptions", detail };
}

/** Also part of the restricted level. */
export function seccomp(spec: IPodSpec): Violation | undefined {
  const isBad = (type: string | undefined) => type !== undefined && !PROFILES.includes(type);
  const pod = spec.securityContext?.seccompProfile?.type;
  const bad = allContainers(spec).filter((it) => isBad(it.securityContext?.seccompProfile?.type));
  const setters = settersText(isBad(pod), bad.map(({ name }) => name));
  if (!setters) return undefined;
  const types = [...(isBad(pod) ? [pod!] : []), ...bad.map((it) => it.securityContext!.seccompProfile!.type)];
  const detail = `${setters} must not set securityContext.seccompProfile.type to ${quoted(unique(types))}`;
  return { reason: "seccompProfile", detail };
}

const SYSCTLS: readonly [since: number, names: string][] = [
  [
    0,
    "kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range " +
    "net.ipv4.ip_unprivileged_port_start",
  ],
  [27, "net.ipv4.ip_local_reserved_ports"],
  [
    29,
    "net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl " +
    "net.ipv4.tcp_keepalive_probes",
  ],
  [32, "net.ipv4.tcp_rmem net.ipv4.tcp_wmem"],
];

function sysctls(spec: IPodSpec, minor: number): Violation | undefined {
  const allowed = new Set(SYSCTLS.flatMap(([since, names]) => since <= minor ? names.split(" ") : []));
  const bad = (spec.securityContext?.sysctls ?? []).map(({ name }) => name).filter((name) =>
    !allowed.has(name)
  );
  return bad.length > 0 ? { reason: "forbidden sysctls", detail: bad.join(", ") } : undefined;
}

function hostProcess(spec: IPodSpec): Violation | undefined {
  const names = namesOf(spec, (it) => it.securityContext?.windowsOptions?.hostProcess === true);
  const setters = settersText(spec.securityContext?.windowsOptions?.hostProcess === true, names);
  if (!setters) return undefined;
  const detail = `${setters} must not set securityContext.windowsOptions.hostProcess=true`;
  return { reason: "hostProcess", detail };
}
