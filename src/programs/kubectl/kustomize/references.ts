/** Objects that name others: when a name changes, who names it follows. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../../kube/object.ts";
import { type Piece, podSpecOf } from "./piece.ts";

/** A field that holds the name of an object of some kind. */
interface Reference {
  kind: string;
  holder: JsonObject;
  field: string;
}

/** Gives objects new names, and the fields that name them, too. */
export function renamePieces(pieces: readonly Piece[], newName: (piece: Piece) => string): void {
  const renamed = new Map<string, Piece>();
  for (const piece of pieces) {
    const name = piece.object.metadata.name ?? "";
    renamed.set(`${piece.object.kind}/${name}`, piece);
  }
  // All fields are found before any name changes.
  const found = pieces.flatMap(({ object }) =>
    referencesIn(object).flatMap((reference) => {
      const name = reference.holder[reference.field];
      const meant = renamed.get(`${reference.kind}/${String(name)}`);
      return meant ? [{ reference, meant }] : [];
    })
  );
  for (const piece of pieces) {
    const name = newName(piece);
    if (name === piece.object.metadata.name) continue;
    piece.object.metadata.name = name;
    piece.names.push(name);
  }
  for (const { reference: { kind, holder, field }, meant } of found) {
    holder[field] = meant.object.metadata.name!;
    const { namespace } = meant.object.metadata;
    if (kind === "ServiceAccount" && holder["kind"] === "ServiceAccount" && namespace) {
      holder["namespace"] = namespace;
    }
  }
}

function referencesIn(object: KubeObject): Reference[] {
  const spec = podSpecOf(object);
  return [...(spec ? inPodSpec(spec) : []), ...inObject(object as unknown as JsonObject)];
}

function inPodSpec(spec: JsonObject): Reference[] {
  const containers = [
    ...items(spec, "containers"),
    ...items(spec, "initContainers"),
    ...items(spec, "ephemeralContainers"),
  ];
  const sources = containers.flatMap((container) => [
    ...items(container, "envFrom"),
    ...items(container, "env").flatMap((variable) => inside(variable, "valueFrom")),
  ]);
  const volumes = items(spec, "volumes");
  const projected = volumes.flatMap((volume) => inside(volume, "projected")).flatMap((one) =>
    items(one, "sources")
  );
  return [
    ...sources.flatMap((source) => [
      ...named("ConfigMap", source, "configMapRef", "configMapKeyRef"),
      ...named("Secret", source, "secretRef", "secretKeyRef"),
    ]),
    ...[...volumes, ...projected].flatMap((volume) => [
      ...named("ConfigMap", volume, "configMap"),
      ...named("Secret", volume, "secret"),
      ...inside(volume, "secret").flatMap((secret) => field("Secret", secret, "secretName")),
      ...inside(volume, "persistentVolumeClaim").flatMap((claim) =>
        field("PersistentVolumeClaim", claim, "claimName")
      ),
    ]),
    ...items(spec, "imagePullSecrets").flatMap((secret) => field("Secret", secret, "name")),
    ...field("ServiceAccount", spec, "serviceAccountName"),
    ...field("ServiceAccount", spec, "serviceAccount"),
    ...field("PriorityClass", spec, "priorityClassName"),
  ];
}

function inObject(object: JsonObject): Reference[] {
  const [spec = {}] = inside(object, "spec");
  switch (object["kind"]) {
    case "Ingress":
      return [
        ...items(spec, "tls").flatMap((tls) => field("Secret", tls, "secretName")),
        ...field("IngressClass", spec, "ingressClassName"),
        ...inside(spec, "defaultBackend").flatMap((backend) => named("Service", backend, "service")),
        ...items(spec, "rules").flatMap((rule) => inside(rule, "http")).flatMap((http) =>
          items(http, "paths")
        )
          .flatMap((path) => inside(path, "backend")).flatMap((backend) =>
            named("Service", backend, "service")
          ),
      ];
    case "HorizontalPodAutoscaler":
      return inside(spec, "scaleTargetRef").flatMap((target) =>
        field(String(target["kind"]), target, "name")
      );
    case "RoleBinding":
    case "ClusterRoleBinding":
      return [
        ...inside(object, "roleRef").flatMap((role) => field(String(role["kind"]), role, "name")),
        ...items(object, "subjects").filter(({ kind }) => kind === "ServiceAccount")
          .flatMap((subject) => field("ServiceAccount", subject, "name")),
      ];
    case "ServiceAccount":
      return [...items(object, "secrets"), ...items(object, "imagePullSecrets")]
        .flatMap((secret) => field("Secret", secret, "name"));
    case "StatefulSet":
      return field("Service", spec, "serviceName");
    case "PersistentVolumeClaim":
      return [
        ...field("PersistentVolume", spec, "volumeName"),
        ...field("StorageClass", spec, "storageClassName"),
      ];
    case "MutatingWebhookConfiguration":
    case "ValidatingWebhookConfiguration":
      return items(object, "webhooks").flatMap((hook) => inside(hook, "clientConfig"))
        .flatMap((client) => named("Service", client, "service"));
    case "APIService":
      return named("Service", spec, "service");
    default:
      return [];
  }
}

function items(object: JsonObject, name: string): JsonObject[] {
  const list = object[name];
  return Array.isArray(list) ? list.filter((item): item is JsonObject => isJsonObject(item)) : [];
}

function inside(object: JsonObject, name: string): JsonObject[] {
  const value: Json | undefined = object[name];
  return isJsonObject(value) ? [value] : [];
}

function field(kind: string, holder: JsonObject, name: string): Reference[] {
  return typeof holder[name] === "string" ? [{ kind, holder, field: name }] : [];
}

function named(kind: string, object: JsonObject, ...names: string[]): Reference[] {
  return names.flatMap((name) => inside(object, name)).flatMap((holder) => field(kind, holder, "name"));
}
