/** A small cluster for tests of the explorer. */
import type { OwnerReference } from "../../src/kube/object.ts";
import { emptyModel, type Model } from "../../src/explorer/model.ts";
import { FakeCluster } from "./fake_cluster.ts";

export function owner(kind: string, name: string, uid: string, apiVersion = "apps/v1"): OwnerReference {
  return { apiVersion, kind, name, uid, controller: true };
}

/** Three pods of two namespaces, what made them, two nodes, a service, a custom resource. */
export function smallWorld(): FakeCluster {
  const world = new FakeCluster();
  world.contexts.push({ name: "prod", cluster: "big", user: "ishmael", namespace: "shop" });
  const web = { app: "web" };
  world.table("pods", "Name Ready Status Restarts Age IP:1 Node:1", [
    {
      namespace: "default",
      name: "web-776b8b9c64-dlpgl",
      uid: "p1",
      labels: web,
      age: 960,
      owner: owner("ReplicaSet", "web-776b8b9c64", "rs1"),
      fields: { "spec.nodeName": "eli01" },
      cells: ["1/1", "Running", "0", "x", "10.0.0.2", "eli01"],
    },
    {
      namespace: "default",
      name: "web-776b8b9c64-fphrj",
      uid: "p2",
      labels: web,
      age: 300,
      owner: owner("ReplicaSet", "web-776b8b9c64", "rs1"),
      fields: { "spec.nodeName": "eli02" },
      cells: ["0/1", "CrashLoopBackOff", "4 (23s ago)", "x", "10.0.0.10", "eli02"],
    },
    {
      namespace: "kube-system",
      name: "coredns-abc",
      uid: "p3",
      labels: { app: "dns" },
      age: 86_400,
      fields: { "spec.nodeName": "eli01" },
      cells: ["1/1", "Running", "12", "x", "10.0.0.3", "eli01"],
    },
  ]);
  world.table("deployments", "Name Ready Up-to-date Available Age", [
    { namespace: "default", name: "web", uid: "d1", age: 960, cells: ["1/2", 2, 1, "x"] },
  ]);
  world.table("replicasets", "Name Desired Current Ready Age", [
    {
      namespace: "default",
      name: "web-776b8b9c64",
      uid: "rs1",
      owner: owner("Deployment", "web", "d1"),
      cells: [2, 2, 1, "x"],
    },
    { namespace: "default", name: "other-1", uid: "rs2", cells: [0, 0, 0, "x"] },
  ]);
  world.table("nodes", "Name Status Roles Age Version", [
    { name: "eli01", uid: "n1", cells: ["Ready", "control-plane", "x", "v1.34.9"] },
    { name: "eli02", uid: "n2", cells: ["Ready,SchedulingDisabled", "<none>", "x", "v1.34.9"] },
  ]);
  world.table("namespaces", "Name Status Age", [
    { name: "default", uid: "ns1", cells: ["Active", "x"] },
    { name: "kube-system", uid: "ns2", cells: ["Active", "x"] },
  ]);
  world.table("services", "Name Type Cluster-IP", [
    { namespace: "default", name: "web", uid: "s1", labels: web, cells: ["ClusterIP", "10.96.0.9"] },
    { namespace: "default", name: "external", uid: "s2", cells: ["ExternalName", "<none>"] },
  ]);
  world.table("events", "Name Type Reason", [
    { namespace: "default", name: "web.17a", uid: "e1", cells: ["Normal", "Started"] },
  ]);
  world.table("configmaps", "Name Data", [{
    namespace: "default",
    name: "settings",
    uid: "cm1",
    cells: [2],
  }]);
  world.table("whales", "Name Age", [{ namespace: "default", name: "moby", uid: "w1", cells: ["x"] }]);
  world.table("customresourcedefinitions", "Name Age", [{
    name: "whales.sea.example.com",
    uid: "c1",
    cells: ["x"],
  }]);
  objects(world);
  return world;
}

function objects(world: FakeCluster): void {
  const metadata = (name: string, uid: string) => ({ name, namespace: "default", uid });
  world.objects.set("/apis/apps/v1/namespaces/default/deployments/web", {
    metadata: metadata("web", "d1"),
    spec: { selector: { matchLabels: { app: "web" } } },
  });
  world.objects.set("/api/v1/namespaces/default/services/web", {
    metadata: metadata("web", "s1"),
    spec: { selector: { app: "web" } },
  });
  world.objects.set("/api/v1/namespaces/default/services/external", {
    metadata: metadata("external", "s2"),
    spec: {},
  });
  world.objects.set("/api/v1/namespaces/default/events/web.17a", {
    metadata: metadata("web.17a", "e1"),
    involvedObject: { apiVersion: "v1", kind: "Pod", namespace: "default", name: "web-776b8b9c64-dlpgl" },
  });
  const pod = {
    metadata: metadata("web-776b8b9c64-dlpgl", "p1"),
    spec: {
      initContainers: [{ name: "setup", image: "busybox" }],
      containers: [{ name: "nginx", image: "nginx:1.27", ports: [{ containerPort: 80, name: "http" }] }],
    },
    status: { containerStatuses: [{ name: "nginx", ready: true, restartCount: 2, state: { running: {} } }] },
  };
  world.objects.set("/api/v1/namespaces/default/pods", { metadata: { resourceVersion: "7" }, items: [pod] });
}

/** An explorer that has just been started there, and asked nothing yet. */
export function modelOf(world: FakeCluster): Model {
  const { context, contexts } = world;
  return emptyModel({
    columns: 80,
    rows: 24,
    now: 0,
    programVersion: "0",
    context,
    contexts,
    currentContext: context.name,
  });
}
