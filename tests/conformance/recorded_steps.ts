/** Replays requests that build upon each other, in their order and at their pace. */
import type { ApiServer } from "../../src/simulator/kubernetes/api_server.ts";
import type { User } from "../../src/simulator/kubernetes/registry.ts";
import { fixtureJson } from "../fixtures.ts";
import { type Recorded, type RecordedCluster, replay } from "../simulator/kubernetes/recorded_cluster.ts";
import { LiveValues } from "./live_values.ts";
import { bodyOf, recordedIn, type Replayed } from "./recorded_folder.ts";
import { answerDifferences } from "./recorded_shape.ts";
import { valueDifferences } from "./recorded_values.ts";

/** Bodies too long to have been recorded. */
const LARGE_BODIES: Record<string, () => string> = {
  "413_too_large": () => " ".repeat(3 * 1024 * 1024 + 1),
  "422_cm_1mb": () => JSON.stringify({ metadata: { name: "big" }, data: { a: "x".repeat(1024 * 1024 + 1) } }),
};

const DEFAULT = "/api/v1/namespaces/default";
const BUDGETS = "/apis/policy/v1/namespaces/default/poddisruptionbudgets";
const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

/** Requests that were made without being recorded, before the step of that name. */
const UNRECORDED: Record<string, [method: "POST" | "PATCH", path: string, body: unknown][]> = {
  "024_cm_deletecollection_one": [
    ["POST", `${DEFAULT}/configmaps`, { metadata: { name: "s4", labels: { dc: "1" } } }],
  ],
  "047_deploy_delete_orphan": [["POST", DEPLOYMENTS, deployment("so")]],
  "049_deploy_delete_default": [["POST", DEPLOYMENTS, deployment("sb")]],
  "054_pod_delete_force": [
    ["POST", `${DEFAULT}/pods`, { metadata: { name: "sp2" }, spec: { containers: [nginx()] } }],
  ],
  "429_eviction_pdb": [
    ["POST", BUDGETS, {
      metadata: { name: "web-pdb" },
      spec: { minAvailable: 3, selector: { matchLabels: { app: "nginx-sts" } } },
    }],
    // No controller is there to find that out.
    ["PATCH", `${BUDGETS}/web-pdb/status`, {
      status: {
        observedGeneration: 1,
        disruptionsAllowed: 0,
        currentHealthy: 3,
        desiredHealthy: 3,
        expectedPods: 3,
      },
    }],
  ],
};

const ANONYMOUS: User = { name: "system:anonymous", groups: ["system:unauthenticated"] };
/** What was not slept between two requests. */
const BETWEEN_MS = 50;
/** The recorded nodes had no images to pull: ours need more time for the same. */
const PATIENCE = 4;
/** Slept after a request that was not recorded. */
const UNRECORDED_MS = 5000;
/** The longest time a recorded watch stayed open. */
const WATCH_MS = 3000;

export async function replaySteps(
  folder: string,
  { server, queue }: Pick<RecordedCluster, "server" | "queue">,
): Promise<Replayed[]> {
  const live = new LiveValues();
  const replayed: Replayed[] = [];
  let lastMs: number | undefined;
  for (const name of recordedIn(folder)) {
    const recorded: Recorded = fixtureJson(`${folder}/${name}.meta.json`);
    const dateMs = Date.parse(recorded.response.headers.Date!);
    const large = LARGE_BODIES[name];
    if (large) recorded.request.body = large();
    if (await makeUnrecorded(server, name)) queue.advance(UNRECORDED_MS);
    queue.advance(Math.max(BETWEEN_MS, PATIENCE * (dateMs - (lastMs ?? dateMs))));
    lastMs = dateMs;
    const user = name.includes("anonymous") ? ANONYMOUS : undefined;
    const answer = await replay(server, recorded, (text) => live.replaceIn(text), user);
    if (recorded.request.path.includes("watch=1")) queue.advance(WATCH_MS);
    const [ours, theirs] = [await answer.text(), bodyOf(folder, name)];
    live.learn(theirs, ours);
    const differences = answerDifferences(answer, ours, recorded, theirs);
    if (differences.length === 0 && folder === "semantics") {
      differences.push(...valueDifferences(ours, theirs));
    }
    replayed.push({ name: `${folder}/${name}`, differences });
  }
  return replayed;
}

/** Whether there was anything. */
async function makeUnrecorded(server: ApiServer, name: string): Promise<boolean> {
  const requests = UNRECORDED[name] ?? [];
  for (const [method, path, body] of requests) {
    const type = method === "POST" ? "application/json" : "application/merge-patch+json";
    const headers = { "content-type": type, "user-agent": "capture" };
    const answer = await server.request(path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  }
  return requests.length > 0;
}

/** All of them had the label of the first. */
function deployment(name: string): unknown {
  const labels = { a: "sd" };
  const template = { metadata: { labels }, spec: { containers: [nginx()] } };
  return { metadata: { name }, spec: { replicas: 1, selector: { matchLabels: labels }, template } };
}

function nginx(): unknown {
  return { name: "c", image: "nginx" };
}
