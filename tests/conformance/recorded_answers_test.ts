/**
 * Replays what was asked of a real API server, over the objects it had, and compares the answers' shape: keys,
 * refusals, columns, cells. The writes in `errors/` and `semantics/` build upon each other and are compared whole in
 * `tests/simulator/kubernetes/api_server_test.ts`; here are all reads. Prints how many were the same.
 */
import assert from "node:assert/strict";
import { fixture, fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";
import { REVIEWS } from "../../src/simulator/kubernetes/http/api_groups.ts";
import { facesOf } from "../../src/simulator/kubernetes/kind_face.ts";
import { kinds } from "../../src/simulator/kubernetes/kinds/mod.ts";
import { type Recorded, recordedCluster, replay } from "../simulator/kubernetes/recorded_cluster.ts";
import { shapeDifferences } from "./recorded_shape.ts";

const FOLDERS = ["discovery", "discovery/groups", "objects", "lists", "tables", "tables-limit1"];

/** Differences that are accepted: where, and why. The first that fits counts. */
const ACCEPTED: [where: RegExp, why: string][] = [
  [/if-none-match/, "asked with an entity tag of the recorded server's"],
  [/nonresource_metrics/, "counting only what there is here"],
  [/openid_v1_jwks/, "signing tokens by a shared secret, which has no public key"],
  [/example\.com/, "asking for custom resources, whose definitions are observed only in a whole world"],
  [/ingressclasses/, "naming the default class, as the server does since 1.36"],
  [/csistoragecapacities/, "with the columns that the kind has since 1.36"],
  [/daemonsets\.partial/, "with an annotation that a later write of the recorded cluster took away"],
  [/tables-limit1\/core_v1_componentstatuses/, "of component statuses, which a server lists in any order"],
];

interface Replayed {
  name: string;
  differences: string[];
}

async function replayAll(): Promise<Replayed[]> {
  const { server, queue } = recordedCluster();
  queue.advance(2000);
  const replayed: Replayed[] = [];
  for (const folder of FOLDERS) {
    for (const file of fixtureNames(folder).filter((name) => name.endsWith(".meta.json"))) {
      const name = `${folder}/${file.replace(".meta.json", "")}`;
      const recorded: Recorded = fixtureJson(`${folder}/${file}`);
      const answer = await replay(server, recorded);
      const theirs = bodyOf(folder, file.replace(".meta.json", ""));
      const differences = shapeDifferences(
        answer.status,
        await answer.text(),
        recorded.response.status,
        theirs,
      );
      replayed.push({ name, differences });
    }
  }
  return replayed;
}

const RESOURCES = kinds.flatMap(facesOf).map(({ group, version, plural }) =>
  `${group || "core"}_${version}_${plural}`
);

/** Whether a file's name is about what there is here, such as `tables/core_v1_pods` or `groups/apis_apps_v1`. */
function isServed(name: string): boolean {
  const [, file = ""] = /([^/]*)$/.exec(name) ?? [];
  if (name.startsWith("watch/")) return true;
  if (name.startsWith("discovery/")) {
    const group = /^apis_(\w[\w.]*)/.exec(file)?.[1]?.replace(/_v\w+$/, "");
    const version = /_(v\d\w*)$/.exec(file)?.[1];
    return !group || RESOURCES.some((resource) => resource.startsWith(`${group}_${version ?? ""}`)) ||
      REVIEWS.some((review) => review.group === group);
  }
  return RESOURCES.includes(file.replace(/\.(table|partial)$/, ""));
}

/** Watches whose beginning does not depend on what happened in the recorded cluster meanwhile. */
const WATCHES = [
  "configmaps_watchlist_table",
  "deprecated_watch_prefix",
  "metadata_only",
  "pods_no_rv",
  "pods_rv0",
  "pods_single_name",
];

/** The first event of each type, as an answer of its own. */
async function replayWatches(): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const name of WATCHES) {
    const { server, queue } = recordedCluster();
    const { path, headers, status } = fixtureJson(`watch/${name}.meta.json`);
    const answer = await server.request(path, { headers });
    queue.advance(WATCH_MS);
    const [ours, theirs] = [await answer.text(), fixture(`watch/${name}.jsonl`)].map(firstEvents);
    const differences = [...theirs!].flatMap(([type, object]) =>
      shapeDifferences(answer.status, ours!.get(type) ?? "", status, object).map((line) => `${type} ${line}`)
    );
    replayed.push({ name: `watch/${name}`, differences });
  }
  return replayed;
}

/** All of these watches end before that. */
const WATCH_MS = 10_000;

function firstEvents(stream: string): Map<string, string> {
  const events = new Map<string, string>();
  for (const line of stream.split("\n").filter(Boolean)) {
    const { type, object } = JSON.parse(line);
    // Nothing changes here meanwhile.
    if (type !== "MODIFIED" && !events.has(type)) events.set(type, JSON.stringify(object));
  }
  return events;
}

function bodyOf(folder: string, name: string): string {
  const file = fixtureNames(folder).find((file) => file === `${name}.json` || file === `${name}.txt`);
  return file ? fixture(`${folder}/${file}`) : "";
}

Deno.test({
  name: "recorded reads are answered in the same shape",
  ignore: !hasFixtures,
  async fn(test) {
    const counts = new Map<string, number>();
    const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
    const replayed = [...await replayAll(), ...await replayWatches()];
    for (const { name, differences } of replayed) {
      const reason = isServed(name)
        ? ACCEPTED.find(([where]) => where.test(name))?.[1]
        : "of kinds not served";
      if (differences.length === 0) count("the same");
      else if (reason) count(reason);
      else await test.step(name, () => assert.deepEqual(differences, []));
    }
    say(
      `${replayed.length} requests: ${[...counts].map(([word, times]) => `${times} ${word}`).join(", ")}`,
    );
  },
});

if (!hasFixtures) say("no recorded answers here: nothing to compare with");

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}
