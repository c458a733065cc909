/**
 * The API server's own structures behind a pod's specification (pkg/apis/core/types.go, 1.34): names and order of
 * their fields, for texts in which the server prints them. Such prints name every field, set or not.
 */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";

/** The specification as the server would print it as JSON: an object whose keys are in the server's order. */
export function internalPodSpec(spec: IPodSpec): Record<string, unknown> {
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers, securityContext, ...rest } = spec;
  const moved = { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers, ...securityContext };
  return struct({ ...rest, ...(securityContext ? { securityContext: moved } : {}) }, "PodSpec");
}

/**
 * Field lists. After a name: `$` text, `#` number, `!` truth value, nothing: pointer, list or map, which are null
 * when they are not set; `=` a structure that is always there. After that, the structure it is made of.
 */
const LAYOUTS: Readonly<Record<string, string>> = {
  PodSpec: "Volumes:Volume InitContainers:Container Containers:Container EphemeralContainers:Container " +
    "RestartPolicy$ TerminationGracePeriodSeconds ActiveDeadlineSeconds DNSPolicy$ NodeSelector " +
    "ServiceAccountName$ AutomountServiceAccountToken NodeName$ SecurityContext:PodSecurityContext " +
    "ImagePullSecrets:LocalObjectReference Hostname$ Subdomain$ SetHostnameAsFQDN Affinity SchedulerName$ " +
    "Tolerations:Toleration HostAliases PriorityClassName$ Priority PreemptionPolicy DNSConfig ReadinessGates " +
    "RuntimeClassName Overhead EnableServiceLinks TopologySpreadConstraints OS SchedulingGates ResourceClaims " +
    "Resources HostnameOverride",
  Container: "Name$ Image$ Command Args WorkingDir$ Ports:ContainerPort EnvFrom:EnvFromSource Env:EnvVar " +
    "Resources=ResourceRequirements ResizePolicy RestartPolicy RestartPolicyRules VolumeMounts:VolumeMount " +
    "VolumeDevices LivenessProbe:Probe ReadinessProbe:Probe StartupProbe:Probe Lifecycle:Lifecycle " +
    "TerminationMessagePath$ TerminationMessagePolicy$ ImagePullPolicy$ SecurityContext:SecurityContext Stdin! " +
    "StdinOnce! TTY!",
  ContainerPort: "Name$ HostPort# ContainerPort# Protocol$ HostIP$",
  EnvFromSource: "Prefix$ ConfigMapRef:MapReference SecretRef:MapReference",
  EnvVar: "Name$ Value$ ValueFrom:EnvVarSource",
  EnvVarSource: "FieldRef:FieldReference ResourceFieldRef:ResourceReference ConfigMapKeyRef:KeyReference " +
    "SecretKeyRef:KeyReference FileKeyRef",
  FieldReference: "APIVersion$ FieldPath$",
  ResourceReference: "ContainerName$ Resource$ Divisor$",
  KeyReference: "Name$ Key$ Optional",
  MapReference: "Name$ Optional",
  LocalObjectReference: "Name$",
  ResourceRequirements: "Limits Requests Claims",
  VolumeMount: "Name$ ReadOnly! RecursiveReadOnly MountPath$ SubPath$ MountPropagation SubPathExpr$",
  Probe:
    "Exec:ExecAction HTTPGet:HTTPGetAction TCPSocket:TCPSocketAction GRPC:GRPCAction InitialDelaySeconds# " +
    "TimeoutSeconds# PeriodSeconds# SuccessThreshold# FailureThreshold# TerminationGracePeriodSeconds",
  Lifecycle: "PostStart:LifecycleHandler PreStop:LifecycleHandler StopSignal",
  LifecycleHandler: "Exec:ExecAction HTTPGet:HTTPGetAction TCPSocket:TCPSocketAction Sleep",
  ExecAction: "Command",
  HTTPGetAction: "Path$ Port# Host$ Scheme$ HTTPHeaders",
  TCPSocketAction: "Port# Host$",
  GRPCAction: "Port# Service",
  SecurityContext:
    "Capabilities:Capabilities Privileged SELinuxOptions WindowsOptions RunAsUser RunAsGroup " +
    "RunAsNonRoot ReadOnlyRootFilesystem AllowPrivilegeEscalation ProcMount SeccompProfile AppArmorProfile",
  Capabilities: "Add Drop",
  PodSecurityContext: "HostNetwork! HostPID! HostIPC! ShareProcessNamespace HostUsers SELinuxOptions " +
    "WindowsOptions RunAsUser RunAsGroup RunAsNonRoot SupplementalGroups SupplementalGroupsPolicy FSGroup " +
    "FSGroupChangePolicy Sysctls SeccompProfile AppArmorProfile SELinuxChangePolicy",
  Toleration: "Key$ Operator$ Value$ Effect$ TolerationSeconds",
  Volume:
    "Name$ HostPath:HostPathVolume EmptyDir:EmptyDirVolume GCEPersistentDisk AWSElasticBlockStore GitRepo " +
    "Secret:SecretVolume NFS ISCSI Glusterfs PersistentVolumeClaim:ClaimVolume RBD Quobyte FlexVolume Cinder " +
    "CephFS Flocker DownwardAPI:DownwardVolume FC AzureFile ConfigMap:ConfigMapVolume VsphereVolume AzureDisk " +
    "PhotonPersistentDisk Projected:ProjectedVolume PortworxVolume ScaleIO StorageOS CSI Ephemeral Image",
  HostPathVolume: "Path$ Type",
  EmptyDirVolume: "Medium$ SizeLimit",
  SecretVolume: "SecretName$ Items:KeyToPath DefaultMode Optional",
  ClaimVolume: "ClaimName$ ReadOnly!",
  DownwardVolume: "Items:DownwardFile DefaultMode",
  ConfigMapVolume: "Name$ Items:KeyToPath DefaultMode Optional",
  ProjectedVolume: "Sources:Projection DefaultMode",
  Projection: "Secret:MapProjection DownwardAPI:DownwardProjection ConfigMap:MapProjection " +
    "ServiceAccountToken:TokenProjection ClusterTrustBundle PodCertificate",
  MapProjection: "Name$ Items:KeyToPath Optional",
  DownwardProjection: "Items:DownwardFile",
  DownwardFile: "Path$ FieldRef:FieldReference ResourceFieldRef:ResourceReference Mode",
  KeyToPath: "Key$ Path$ Mode",
  TokenProjection: "Audience$ ExpirationSeconds# Path$",
};

const EMPTY: Readonly<Record<string, unknown>> = { "$": "", "#": 0, "!": false };

function struct(value: object, layout: string): Record<string, unknown> {
  const given = new Map(Object.entries(value).map(([key, part]) => [key.toLowerCase(), part as unknown]));
  const printed: Record<string, unknown> = {};
  for (const field of LAYOUTS[layout]!.split(" ")) {
    const [, name = "", mark = "", inner = ""] = /^(\w+)([$#!=:]?)(\w*)$/.exec(field)!;
    const part = given.get(name.toLowerCase()) ?? (mark === "=" ? {} : undefined);
    printed[name] = part === undefined ? EMPTY[mark] ?? null : print(part, inner);
  }
  return printed;
}

function print(value: unknown, layout: string): unknown {
  if (Array.isArray(value)) return value.map((item) => print(item, layout));
  if (typeof value !== "object" || value === null) return value;
  return layout ? struct(value, layout) : value;
}
