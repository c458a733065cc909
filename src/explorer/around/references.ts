/** Which objects an object names. Pure: reads its fields alone. */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { KubeObject } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { kindKey } from "../../kube/reasons/reasons.ts";
import { valueAt } from "../../kube/reasons/facts.ts";

/** An object that another one names, and where. */
export interface Reference {
  kind: string;
  group: string;
  /** "" for kinds outside namespaces. */
  namespace: string;
  name: string;
  /** The field that names it: `env`, `volume tls`, `spec.ingressClassName`. */
  field: string;
}

/** The pod that a workload would make, or the pod's own spec; undefined for what has none. */
export function podSpecOf(object: KubeObject): IPodSpec | undefined {
  const { spec } = object as { spec?: Record<string, unknown> };
  const nested = valueAt(spec, "jobTemplate", "spec", "template", "spec") ??
    valueAt(spec, "template", "spec");
  if (nested) return nested as IPodSpec;
  return Array.isArray(spec?.["containers"]) ? spec as unknown as IPodSpec : undefined;
}

/** The labels of the pods that a workload makes, or the pod's own. */
export function podLabelsOf(object: KubeObject): Record<string, string> | undefined {
  const spec = object["spec"];
  const nested = valueAt(spec, "jobTemplate", "spec", "template", "metadata", "labels") ??
    valueAt(spec, "template", "metadata", "labels");
  return nested as Record<string, string> | undefined ??
    (podSpecOf(object) ? object.metadata.labels : undefined);
}

/** Every object that it names, each with the first field that does. */
export function referencesOf(kind: string, group: string, object: KubeObject): Reference[] {
  const found = [...podReferences(object), ...(ownEntry(ofKind, kindKey({ kind, group }))?.(object) ?? [])]
    .filter(({ name }) => name !== "");
  return found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
}

export function isSame(
  one: Pick<Reference, "kind" | "group" | "namespace" | "name">,
  other: Pick<Reference, "kind" | "group" | "namespace" | "name">,
): boolean {
  return one.kind === other.kind && one.group === other.group && one.name === other.name &&
    one.namespace === other.namespace;
}

function podReferences(object: KubeObject): Reference[] {
  const spec = podSpecOf(object);
  if (!spec) return [];
  const { namespace = "" } = object.metadata;
  const beside = (kind: string, name: string | undefined, field: string): Reference => ({
    kind,
    group: "",
    namespace,
    name: name ?? "",
    field,
  });
  const containers = [...spec.initContainers ?? [], ...spec.containers];
  return [
    ...(spec.volumes ?? []).flatMap(({ name, configMap, secret, persistentVolumeClaim, projected }) => [
      beside("ConfigMap", configMap?.name, `volume ${name}`),
      beside("Secret", secret?.secretName, `volume ${name}`),
      beside("PersistentVolumeClaim", persistentVolumeClaim?.claimName, `volume ${name}`),
      ...(projected?.sources ?? []).flatMap((source) => [
        beside("ConfigMap", source.configMap?.name, `volume ${name}`),
        beside("Secret", source.secret?.name, `volume ${name}`),
      ]),
    ]),
    ...containers.flatMap(({ name: container, env, envFrom }) => [
      ...(env ?? []).flatMap(({ name, valueFrom }) => [
        beside("ConfigMap", valueFrom?.configMapKeyRef?.name, `env ${name} of ${container}`),
        beside("Secret", valueFrom?.secretKeyRef?.name, `env ${name} of ${container}`),
      ]),
      ...(envFrom ?? []).flatMap(({ configMapRef, secretRef }) => [
        beside("ConfigMap", configMapRef?.name, `envFrom of ${container}`),
        beside("Secret", secretRef?.name, `envFrom of ${container}`),
      ]),
    ]),
    ...(spec.imagePullSecrets ?? []).map(({ name }) => beside("Secret", name, "imagePullSecrets")),
    beside("ServiceAccount", spec.serviceAccountName, "serviceAccountName"),
    {
      ...beside("PriorityClass", spec.priorityClassName, "priorityClassName"),
      group: "scheduling.k8s.io",
      namespace: "",
    },
    {
      ...beside("RuntimeClass", spec.runtimeClassName, "runtimeClassName"),
      group: "node.k8s.io",
      namespace: "",
    },
    { ...beside("Node", spec.nodeName, "nodeName"), namespace: "" },
  ];
}

type Reader = (object: KubeObject) => Reference[];

/** A reader of one field that holds a name. */
function named(path: string, kind: string, group = "", isNamespaced = true): Reader {
  return (object) => {
    const name = valueAt(object, ...path.split("."));
    const namespace = isNamespaced ? object.metadata.namespace ?? "" : "";
    return typeof name === "string" ? [{ kind, group, namespace, name, field: path }] : [];
  };
}

const bound: Reader = (object) => {
  const role = valueAt(object, "roleRef") as { kind?: string; name?: string } | undefined;
  const subjects = (object["subjects"] ?? []) as { kind?: string; name?: string; namespace?: string }[];
  const { namespace = "" } = object.metadata;
  return [
    {
      kind: role?.kind ?? "",
      group: "rbac.authorization.k8s.io",
      namespace: role?.kind === "Role" ? namespace : "",
      name: role?.name ?? "",
      field: "roleRef",
    },
    ...subjects.filter(({ kind }) => kind === "ServiceAccount").map((subject): Reference => ({
      kind: "ServiceAccount",
      group: "",
      namespace: subject.namespace ?? namespace,
      name: subject.name ?? "",
      field: "subjects",
    })),
  ];
};

const hooks: Reader = (object) => {
  const webhooks = (object["webhooks"] ?? []) as {
    name?: string;
    clientConfig?: { service?: ServiceReference };
  }[];
  return webhooks.flatMap(({ name, clientConfig }) =>
    serviceReference(clientConfig?.service, `webhook ${name}`)
  );
};

interface ServiceReference {
  name?: string;
  namespace?: string;
}

function serviceReference(service: ServiceReference | undefined, field: string): Reference[] {
  if (!service) return [];
  return [{
    kind: "Service",
    group: "",
    namespace: service.namespace ?? "",
    name: service.name ?? "",
    field,
  }];
}

const ofKind: Record<string, Reader | undefined> = {
  "Ingress.networking.k8s.io": (object) => {
    const { namespace = "" } = object.metadata;
    const rules = (valueAt(object, "spec", "rules") ?? []) as {
      host?: string;
      http?: { paths?: { path?: string; backend?: { service?: { name?: string } } }[] };
    }[];
    const tls = (valueAt(object, "spec", "tls") ?? []) as { secretName?: string }[];
    const fallback = valueAt(object, "spec", "defaultBackend", "service", "name");
    return [
      ...rules.flatMap(({ host = "*", http }) =>
        (http?.paths ?? []).map(({ path = "/", backend }): Reference => ({
          kind: "Service",
          group: "",
          namespace,
          name: backend?.service?.name ?? "",
          field: `${host}${path}`,
        }))
      ),
      { kind: "Service", group: "", namespace, name: String(fallback ?? ""), field: "defaultBackend" },
      ...tls.map(({ secretName = "" }) => ({
        kind: "Secret",
        group: "",
        namespace,
        name: secretName,
        field: "tls",
      })),
      ...named("spec.ingressClassName", "IngressClass", "networking.k8s.io", false)(object),
    ];
  },
  PersistentVolumeClaim: (object) => [
    ...named("spec.volumeName", "PersistentVolume", "", false)(object),
    ...named("spec.storageClassName", "StorageClass", "storage.k8s.io", false)(object),
  ],
  PersistentVolume: (object) => {
    const claim = valueAt(object, "spec", "claimRef") as ServiceReference | undefined;
    return [
      ...(claim
        ? [{
          kind: "PersistentVolumeClaim",
          group: "",
          namespace: claim.namespace ?? "",
          name: claim.name ?? "",
          field: "claimRef",
        }]
        : []),
      ...named("spec.storageClassName", "StorageClass", "storage.k8s.io", false)(object),
    ];
  },
  "HorizontalPodAutoscaler.autoscaling": (object) => {
    const target = valueAt(object, "spec", "scaleTargetRef") as {
      apiVersion?: string;
      kind?: string;
      name?: string;
    } | undefined;
    const [group] = target?.apiVersion?.includes("/") ? target.apiVersion.split("/") : [""];
    return [{
      kind: target?.kind ?? "",
      group: group!,
      namespace: object.metadata.namespace ?? "",
      name: target?.name ?? "",
      field: "scaleTargetRef",
    }];
  },
  "StatefulSet.apps": named("spec.serviceName", "Service"),
  "RoleBinding.rbac.authorization.k8s.io": bound,
  "ClusterRoleBinding.rbac.authorization.k8s.io": bound,
  "ValidatingWebhookConfiguration.admissionregistration.k8s.io": hooks,
  "MutatingWebhookConfiguration.admissionregistration.k8s.io": hooks,
  "APIService.apiregistration.k8s.io": (object) =>
    serviceReference(valueAt(object, "spec", "service") as ServiceReference | undefined, "spec.service"),
  ServiceAccount: (object) => {
    const { namespace = "" } = object.metadata;
    const lists = [
      ...(object["secrets"] ?? []) as { name?: string }[],
      ...(object["imagePullSecrets"] ?? []) as { name?: string }[],
    ];
    return lists.map(({ name = "" }) => ({ kind: "Secret", group: "", namespace, name, field: "secrets" }));
  },
};
