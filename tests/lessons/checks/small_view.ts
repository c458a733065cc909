/** A small world at rest, for predicates: a cluster with two pods, an engine with two containers, a host. */
import type { JsonObject, KubeObject } from "../../../src/kube/object.ts";
import type { HelmRelease } from "../../../src/kube/helm_release.ts";
import { ResourceNameError } from "../../../src/kube/resource_name.ts";
import type { WorldView } from "../../../src/lessons/checks/world_view.ts";

const pod = (name: string, app: string, phase: string, namespace = "lesson"): KubeObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace, labels: { app }, uid: `uid-${name}` },
  status: {
    phase,
    conditions: [{ type: "Ready", status: phase === "Running" ? "True" : "False", reason: "R" }],
  },
});

const objects: Readonly<Record<string, KubeObject[]>> = {
  pods: [
    pod("web-1", "web", "Running"),
    pod("web-2", "web", "Pending"),
    pod("far", "web", "Running", "elsewhere"),
  ],
  service: [{
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "lesson" },
    spec: { ports: [{ port: 80, targetPort: 8080 }], type: "ClusterIP" },
  }],
  "endpointslices.discovery.k8s.io": [{
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "web-x", namespace: "lesson", labels: { "kubernetes.io/service-name": "web" } },
    endpoints: [
      { addresses: ["10.0.0.1"], conditions: { ready: true } },
      { addresses: ["10.0.0.2"], conditions: { ready: false } },
    ],
  }],
  events: [{
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: "e", namespace: "lesson" },
    reason: "FailedMount",
    message: 'configmap "app" not found',
    involvedObject: { kind: "Pod", name: "web-2" },
  }],
  nodes: [{
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "eli01" },
    status: { images: [{ names: ["docker.io/library/nginx:latest"] }] },
  }],
};

const release: HelmRelease = {
  name: "shop",
  namespace: "lesson",
  version: 2,
  manifest: "",
  info: { status: "deployed" },
  config: { replicaCount: 3 },
};

const containers: JsonObject[] = [
  {
    Id: "aaa111",
    Name: "/web",
    Config: { Image: "nginx:1.29" },
    State: { Status: "running", ExitCode: 0 },
    HostConfig: { PortBindings: { "80/tcp": [{ HostIp: "", HostPort: "8080" }] } },
    Mounts: [{ Type: "volume", Name: "mydata", Source: "/var/lib/docker/volumes/mydata/_data" }],
  },
  { Id: "bbb222", Name: "/old", Config: { Image: "debian" }, State: { Status: "exited", ExitCode: 137 } },
];

const networks = { pid: "1", net: "2", mnt: "3" };

export const smallView: WorldView = {
  namespace: "lesson",
  cluster: {
    objects: (kind, namespace) => {
      const all = Object.hasOwn(objects, kind) ? objects[kind] : undefined;
      if (!all) {
        return Promise.reject(
          new ResourceNameError(`the server doesn't have a resource type ${JSON.stringify(kind)}`),
        );
      }
      return Promise.resolve(
        all.filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace),
      );
    },
    releases: () => Promise.resolve([release]),
    fetch: (url) =>
      Promise.resolve(url === "http://web/" ? { status: 200, body: "hello" } : { failure: "refused" }),
    fetchFrom: (pod) =>
      Promise.resolve(pod === "web-1" ? { status: 200, body: "hello" } : { failure: "timeout" }),
    readFile: (name, _, path) =>
      Promise.resolve(name === "web-1" && path === "/config/a" ? "lives=3\n" : undefined),
  },
  engine: {
    containers: () => Promise.resolve(containers),
    images: () =>
      Promise.resolve([
        { Id: "1", RepoTags: ["python:latest"], RootFS: { Layers: ["a", "b"] } },
        {
          Id: "2",
          RepoTags: ["myflask:latest"],
          RootFS: { Layers: ["a", "b", "c"] },
          Config: { Cmd: ["app.py"] },
        },
      ]),
    volumes: () => Promise.resolve([{ Name: "mydata", Driver: "local" }]),
    networks: () => Promise.resolve([{ Name: "shop", Containers: { aaa111: { Name: "web" } } }]),
    events: () => [
      {
        Type: "container",
        Action: "exec_start: bash",
        Actor: { ID: "aaa111", Attributes: { image: "nginx:1.29", name: "web" } },
      },
      { Type: "volume", Action: "mount", Actor: { ID: "mydata", Attributes: { container: "aaa111" } } },
      { Type: "volume", Action: "mount", Actor: { ID: "mydata", Attributes: { container: "bbb222" } } },
    ],
    fetch: () => Promise.resolve({ status: 404, body: "" }),
    readFile: (place, path) =>
      Promise.resolve("volume" in place && place.volume === "mydata" && path === "/THIS" ? "" : undefined),
  },
  host: {
    fetch: () => Promise.resolve({ status: 200, body: "Welcome to nginx!" }),
    readFile: (path) =>
      Promise.resolve(
        new Map([["/home/ahab/a.json", '{"a": [1, 2]}'], ["/home/ahab/note", "ahoy\n"]]).get(path),
      ),
    processes: () =>
      Promise.resolve([
        { pids: [1], commandLine: "/sbin/init", namespaces: networks },
        {
          pids: [6048, 1],
          commandLine: "nginx: master process",
          namespaces: { pid: "9", net: "8", mnt: "3" },
          container: "aaa111",
        },
      ]),
    isListening: (port) => Promise.resolve(port === 8080),
    currentContext: () => Promise.resolve("cool-app"),
    commands: () => ["sudo docker run -d nginx", "kubectl get pods -w | head"],
  },
};
