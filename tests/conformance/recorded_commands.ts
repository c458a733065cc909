/** Replays what kubectl's commands asked for, as `-v=7` told it: each request has the status it had. */
import { fixture, fixtureNames } from "../fixtures.ts";
import { recordedCluster } from "../simulator/kubernetes/recorded_cluster.ts";
import type { Replayed } from "./recorded_folder.ts";

/** Commands that made the ConfigMap `vb`, on which others worked, come first; who deletes it comes last. */
const FIRST = "create-cm";
const LAST = "delete-cm";

const MAP = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "vb" }, data: { a: "b" } };
/** Bodies were not recorded: what such a command sends. */
const BODIES: Record<string, unknown> = {
  "create-cm": MAP,
  "edit-like-replace": MAP,
  "apply-new-dryrun": { ...MAP, metadata: { name: "vnew" } },
  "auth-can-i": {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    spec: { resourceAttributes: { namespace: "default", verb: "get", resource: "pods" } },
  },
  "annotate": { metadata: { annotations: { x: "y" } } },
  "label": { metadata: { labels: { x: "y" } } },
  "patch": { data: { a: "c" } },
  "scale-same": { spec: { replicas: 3 } },
  "drain-dry": { spec: { unschedulable: true } },
};

/** One with its headers, up to its answer. */
const REQUEST =
  /verb="(\w+)" url="https:\/\/[^/]+([^"]+)"(?: headers=<\n([\s\S]*?)\n >)?\n[^\n]*"Response" status="(\d*)/g;

export async function replayCommands(folder: string): Promise<Replayed[]> {
  const { server, queue } = recordedCluster();
  const names = fixtureNames(folder).map((file) => file.replace(".txt", ""));
  const middle = names.filter((name) => name !== FIRST && name !== LAST);
  const replayed: Replayed[] = [];
  for (const name of [FIRST, ...middle, LAST]) {
    const differences: string[] = [];
    for (
      const [, method, path = "", lines = "", status] of fixture(`${folder}/${name}.txt`).matchAll(REQUEST)
    ) {
      const headers = headersOf(lines);
      const body = BODIES[name];
      const init: RequestInit = { method: method!, headers };
      if (method !== "GET" && body) init.body = JSON.stringify(body);
      // Versions are other ones here.
      let answer = await server.request(path.replace(/resourceVersion=[1-9]\d*/, "resourceVersion=0"), init);
      if (answer.status === 301) answer = await server.request(answer.headers.get("location")!, { headers });
      if (path.includes("watch=true")) queue.advance(1000);
      if (status && answer.status !== Number(status)) {
        differences.push(`~ ${method} ${path}: ${status} is ${answer.status}`);
      }
      await answer.body?.cancel();
    }
    replayed.push({ name: `${folder}/${name}`, differences });
  }
  return replayed;
}

function headersOf(lines: string): Headers {
  const headers = new Headers();
  for (const line of lines.split("\n").filter(Boolean)) {
    const [name = "", value = ""] = line.trim().split(": ");
    // Sent here as JSON, which such a client reads as well.
    headers.set(name, name === "Content-Type" ? value.replace("vnd.kubernetes.protobuf", "json") : value);
  }
  return headers;
}
