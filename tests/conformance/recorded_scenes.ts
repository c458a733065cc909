/** Replays what was asked around two happenings: a namespace's deletion, and an aggregated API that is down. */
import { fixture } from "../fixtures.ts";
import { type Recorded, replay } from "../simulator/kubernetes/recorded_cluster.ts";
import { bodyOf, type Replayed } from "./recorded_folder.ts";
import { answerDifferences } from "./recorded_shape.ts";
import { recordedWorld } from "./recorded_world.ts";

/** What is done in turn: a request that was not recorded, the name of one that was, or milliseconds that pass. */
type Turn = [method: "POST" | "DELETE", path: string, body?: unknown] | string | number;

const NAMESPACES = "/api/v1/namespaces";
const template = {
  metadata: { labels: { app: "d" } },
  spec: { containers: [{ name: "nginx", image: "nginx" }] },
};
const deployment = { replicas: 2, selector: { matchLabels: { app: "d" } }, template };

export const LIFECYCLE: Turn[] = [
  ["POST", NAMESPACES, { metadata: { name: "life" } }],
  1000,
  ["POST", `${NAMESPACES}/life/configmaps`, { metadata: { name: "c" }, data: { a: "b" } }],
  ["POST", "/apis/apps/v1/namespaces/life/deployments", { metadata: { name: "d" }, spec: deployment }],
  4000,
  "delete_ns",
  "get_ns_terminating",
  "create_in_terminating",
  // Pods have half a minute to end.
  60_000,
  "get_ns_gone",
];

/** The recorded group is served here: another one is down. */
const GROUP = "broken.example.com";

export const BROKEN: Turn[] = [
  ["POST", "/apis/apiregistration.k8s.io/v1/apiservices?fieldManager=kubectl-client-side-apply", {
    metadata: { name: `v1beta1.${GROUP}` },
    spec: {
      service: { name: "metrics-server", namespace: "kube-system" },
      group: GROUP,
      version: "v1beta1",
      insecureSkipTLSVerify: true,
      groupPriorityMinimum: 100,
      versionPriority: 100,
    },
  }],
  3000,
  "apis",
  "apis.agg",
  "group",
  "group_version",
  "resource",
  ["POST", NAMESPACES, { metadata: { name: "stuck" } }],
  1000,
  ["DELETE", `${NAMESPACES}/stuck`],
  8000,
  "ns_stuck",
];

export async function replayScene(folder: string, turns: readonly Turn[]): Promise<Replayed[]> {
  const { api, queue } = recordedWorld();
  const renamed = (text: string) => text.replaceAll("metrics.k8s.io", GROUP);
  const replayed: Replayed[] = [];
  queue.advance(1000);
  for (const turn of turns) {
    if (typeof turn === "number") queue.advance(turn);
    else if (typeof turn !== "string") {
      const [method, path, body] = turn;
      const headers = { "content-type": "application/json" };
      const answer = await api.request(path, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    } else {
      const recorded: Recorded = JSON.parse(renamed(fixture(`${folder}/${turn}.meta.json`)));
      const answer = await replay(api, recorded);
      const theirs = renamed(bodyOf(folder, turn));
      replayed.push({
        name: `${folder}/${turn}`,
        differences: answerDifferences(answer, await answer.text(), recorded, theirs),
      });
    }
  }
  return replayed;
}
