/** A cluster of a few objects behind a real client, for tests of what is worked out from lists. */
import { Client } from "../../../src/cluster/client.ts";
import type { Transport } from "../../../src/cluster/transport.ts";
import { type DeleteChoice, plainDelete } from "../../../src/explorer/removal/delete_choice.ts";
import { readScene, type Scene } from "../../../src/explorer/removal/scene.ts";
import { Surroundings } from "../../../src/explorer/removal/surroundings.ts";
import type { Target } from "../../../src/explorer/target.ts";
import type { ApiResource, Discovery } from "../../../src/kube/discovery.ts";
import type { KubeObject } from "../../../src/kube/object.ts";

/** `apiVersion plural Kind`; a `/` before the kind: without namespaces. */
const kinds = `
v1 pods Pod
v1 services Service
v1 configmaps ConfigMap
v1 secrets Secret
v1 serviceaccounts ServiceAccount
v1 persistentvolumeclaims PersistentVolumeClaim
v1 persistentvolumes /PersistentVolume
v1 namespaces /Namespace
v1 nodes /Node
apps/v1 deployments Deployment
apps/v1 replicasets ReplicaSet
apps/v1 statefulsets StatefulSet
apps/v1 daemonsets DaemonSet
apps/v1 controllerrevisions ControllerRevision
batch/v1 jobs Job
batch/v1 cronjobs CronJob
policy/v1 poddisruptionbudgets PodDisruptionBudget
networking.k8s.io/v1 ingresses Ingress
discovery.k8s.io/v1 endpointslices EndpointSlice
rbac.authorization.k8s.io/v1 roles Role
rbac.authorization.k8s.io/v1 rolebindings RoleBinding
apiextensions.k8s.io/v1 customresourcedefinitions /CustomResourceDefinition
example.com/v1 whales Whale
`;

export const discovery: Discovery = {
  resources: kinds.trim().split("\n").map((line): ApiResource => {
    const [apiVersion = "", name = "", kind = ""] = line.split(" ");
    const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
    return {
      group,
      version,
      name,
      kind: kind.replace("/", ""),
      singularName: kind.replace("/", "").toLowerCase(),
      shortNames: [],
      categories: [],
      namespaced: !kind.startsWith("/"),
      verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
      subresources: [],
    };
  }),
  failures: [],
  groupVersions: [],
};

export function resourceOf(kind: string): ApiResource {
  return discovery.resources.find((resource) => resource.kind === kind)!;
}

/** `Pod shop/web-1` as an object whose UID is `web-1`, with more fields. */
export function object(title: string, fields: Record<string, unknown> = {}): KubeObject {
  const [kind = "", path = ""] = title.split(" ");
  const { group, version } = resourceOf(kind);
  const [namespace, name] = path.includes("/") ? path.split("/") : [undefined, path];
  const { metadata = {}, ...rest } = fields as { metadata?: KubeObject["metadata"] };
  return {
    apiVersion: group === "" ? version : `${group}/${version}`,
    kind,
    metadata: { name: name!, uid: name!, ...(namespace ? { namespace } : {}), ...metadata },
    ...rest,
  };
}

/** The metadata of something that an object controls. */
export function ownedBy({ kind, apiVersion, metadata }: KubeObject): { ownerReferences: never[] } {
  const reference = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
  return { ownerReferences: [reference as never] };
}

export function target({ kind, metadata }: KubeObject): Target {
  return {
    resource: resourceOf(kind!),
    namespace: metadata.namespace ?? "",
    name: metadata.name!,
    uid: metadata.uid!,
  };
}

/** Answers GET of objects and lists, with selectors by the fields that are asked for here; else 404. */
export function clientOf(objects: readonly KubeObject[], forbidden: readonly string[] = []): Client {
  const transport: Transport = {
    description: "test",
    request: (path) => Promise.resolve(answer(new URL(path, "http://test"), objects, forbidden)),
    connect: () => Promise.reject(new Error("no streams here")),
    close: () => {},
  };
  return new Client(transport);
}

export function aroundOf(objects: readonly KubeObject[], forbidden: readonly string[] = []): Surroundings {
  return new Surroundings(clientOf(objects, forbidden), discovery, new AbortController().signal);
}

/** The scene of a delete of some of the objects. */
export function sceneOf(
  objects: readonly KubeObject[],
  doomed: readonly KubeObject[],
  choice: Partial<DeleteChoice> = {},
): Promise<Scene> {
  return readScene(doomed.map(target), { ...plainDelete, ...choice }, aroundOf(objects));
}

function answer(url: URL, objects: readonly KubeObject[], forbidden: readonly string[]): Response {
  const parts = url.pathname.split("/").slice(1);
  const group = parts[0] === "api" ? "" : parts[1]!;
  let rest = parts.slice(parts[0] === "api" ? 2 : 3);
  const namespace = rest[0] === "namespaces" && rest.length > 2 ? rest[1] : undefined;
  if (namespace !== undefined) rest = rest.slice(2);
  const [plural, name] = rest;
  const resource = discovery.resources.find((one) => one.name === plural && one.group === group);
  if (!resource) return refusal(404, "NotFound", "the server could not find the requested resource");
  if (forbidden.includes(resource.name)) return refusal(403, "Forbidden", `${resource.name} is forbidden`);
  const found = objects.filter(({ kind, metadata }) =>
    kind === resource.kind && (namespace === undefined || metadata.namespace === namespace)
  );
  if (name !== undefined) {
    const one = found.find(({ metadata }) => metadata.name === name);
    return one ? Response.json(one) : refusal(404, "NotFound", `${plural} "${name}" not found`);
  }
  const items = found.filter((one) => matchesFields(one, url.searchParams.get("fieldSelector") ?? ""));
  return Response.json({ apiVersion: "v1", kind: `${resource.kind}List`, metadata: {}, items });
}

function matchesFields(one: KubeObject, selector: string): boolean {
  return selector.split(",").filter(Boolean).every((term) => {
    const [path = "", wanted] = term.split("=");
    const value = path.split(".").reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | undefined)?.[step],
      one,
    );
    return value === wanted;
  });
}

function refusal(code: number, reason: string, message: string): Response {
  return Response.json({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    code,
    reason,
    message,
  }, {
    status: code,
  });
}
