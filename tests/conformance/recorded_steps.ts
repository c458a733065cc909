/** Replays requests that build upon each other, in their order and at their pace. */
import type { ApiServer } from "../../src/simulator/kubernetes/api_server.ts";
import type { User } from "../../src/simulator/kubernetes/registry.ts";
import type { World } from "../../src/simulator/scenarios/world.ts";
import { fixtureJson } from "../fixtures.ts";
import { type Recorded, replay } from "../simulator/kubernetes/recorded_cluster.ts";
import { LiveValues } from "./live_values.ts";
import { bodyOf, recordedIn, type Replayed } from "./recorded_folder.ts";
import { answerDifferences } from "./recorded_shape.ts";

/** Bodies too long to have been recorded. */
const LARGE_BODIES: Record<string, () => string> = {
  "413_too_large": () => " ".repeat(3 * 1024 * 1024 + 1),
  "422_cm_1mb": () => JSON.stringify({ metadata: { name: "big" }, data: { a: "x".repeat(1024 * 1024 + 1) } }),
};

/** Requests that were made without being recorded, before the step of that name. */
const UNRECORDED: Record<string, [path: string, body: unknown]> = {
  "024_cm_deletecollection_one": ["/api/v1/namespaces/default/configmaps", { metadata: { name: "s4", labels: { dc: "1" } } }],
  "429_eviction_pdb": ["/apis/policy/v1/namespaces/default/poddisruptionbudgets", {
    metadata: { name: "web-pdb" },
    spec: { minAvailable: 3, selector: { matchLabels: { app: "nginx-sts" } } },
  }],
  "047_deploy_delete_orphan": ["/apis/apps/v1/namespaces/default/deployments", deployment("so", "sd")],
  "049_deploy_delete_default": ["/apis/apps/v1/namespaces/default/deployments", deployment("sb", "sd")],
  "054_pod_delete_force": ["/api/v1/namespaces/default/pods", {
    metadata: { name: "sp2" },
    spec: { containers: [{ name: "c", image: "nginx" }] },
  }],
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
  { api: server, queue }: World,
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
    replayed.push({ name: `${folder}/${name}`, differences: answerDifferences(answer, ours, recorded, theirs) });
  }
  return replayed;
}

async function makeUnrecorded(server: ApiServer, name: string): Promise<boolean> {
  const made = UNRECORDED[name];
  if (!made) return false;
  const [path, body] = made;
  const headers = { "content-type": "application/json", "user-agent": "capture" };
  const answer = await server.request(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return true;
}


function deployment(name: string, app: string): unknown {
  const labels = { a: app };
  const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "nginx" }] } };
  return { metadata: { name }, spec: { replicas: 1, selector: { matchLabels: labels }, template } };
}
