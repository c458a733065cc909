/**
 * Replays what was asked of a real API server, over the objects it had, and compares the answers' shape: keys,
 * refusals with their causes, columns, cells, headers that clients read. Prints a line a folder. What kubectl printed
 * (`describe/`, `get/`, `explain/`, `misc/`) is compared in `tests/programs`.
 */
import assert from "node:assert/strict";
import { inServerForm } from "../../src/simulator/kubernetes/object_form.ts";
import type { StoredObject } from "../../src/simulator/kubernetes/registry.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";
import { type Recorded, recordedCluster, replay } from "../simulator/kubernetes/recorded_cluster.ts";
import { accepted } from "./recorded_accepted.ts";
import { bodyOf, recordedIn, type Replayed } from "./recorded_folder.ts";
import { answerDifferences, documentDifferences } from "./recorded_shape.ts";
import { replayCommands } from "./recorded_commands.ts";
import { BROKEN, LIFECYCLE, replayScene } from "./recorded_scenes.ts";
import { replayStreams } from "./recorded_streams.ts";
import { replaySteps } from "./recorded_steps.ts";
import { recordedWorld } from "./recorded_world.ts";

const READS = [
  "discovery",
  "discovery/groups",
  "openapi",
  "openapi/v3",
  "objects",
  "lists",
  "tables",
  "tables-limit1",
];

const FOLDERS: Record<string, () => Promise<Replayed[]>> = {
  ...Object.fromEntries(READS.map((folder) => [folder, () => replayReads(folder)])),
  errors: () => replaySteps("errors", recordedCluster()),
  events: replayEvents,
  watch: () => replayStreams("watch"),
  lifecycle: () => replayScene("lifecycle", LIFECYCLE),
  "broken-apiservice": () => replayScene("broken-apiservice", BROKEN),
  verbose: () => replayCommands("verbose"),
  semantics: () => {
    const { api: server, queue } = recordedWorld();
    return replaySteps("semantics", { server, queue });
  },
};

/** Events of a later moment than the lists. */
function replayEvents(): Promise<Replayed[]> {
  const cluster = recordedCluster();
  const kind = cluster.registry.kind("events");
  for (const item of fixtureJson("events/core_v1.json").items) {
    cluster.registry.store.put(kind, inServerForm(kind, item) as StoredObject);
  }
  return replayReads("events", cluster);
}

async function replayReads(folder: string, { server, queue } = recordedCluster()): Promise<Replayed[]> {
  queue.advance(2000);
  const replayed: Replayed[] = [];
  for (const name of recordedIn(folder)) {
    const recorded: Recorded = fixtureJson(`${folder}/${name}.meta.json`);
    let answer = await replay(server, recorded);
    // Documents have other hashes here, and a wrong one leads to the right one.
    if (answer.status === 301) answer = await server.request(answer.headers.get("location")!);
    const [ours, theirs] = [await answer.text(), bodyOf(folder, name)];
    const differences = folder.startsWith("openapi") && theirs
      ? documentDifferences(ours, theirs)
      : answerDifferences(answer, ours, recorded, theirs);
    replayed.push({ name: `${folder}/${name}`, differences });
  }
  return replayed;
}

for (const [folder, replayAll] of Object.entries(FOLDERS)) {
  Deno.test({
    name: `recorded answers: ${folder}`,
    ignore: !hasFixtures,
    async fn(test) {
      let same = 0;
      const reasons: string[] = [];
      const replayed = await replayAll();
      for (const { name, differences } of replayed) {
        const reason = accepted(name);
        if (differences.length === 0) {
          same++;
          // An exception that has become needless must not hide what goes wrong later.
          if (reason) await test.step(name, () => assert.fail("take it off the list: it is as recorded"));
        } else if (reason) reasons.push(`${name}: ${reason}`);
        else await test.step(name, () => assert.deepEqual(differences, []));
      }
      say(`${folder}: ${replayed.length} requests, ${same} the same, ${reasons.length} accepted`);
      for (const reason of reasons) say(`  ${reason}`);
    },
  });
}

if (!hasFixtures) say("no recorded answers here: nothing to compare with");

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}
