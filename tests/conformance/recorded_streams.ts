/** Replays watches over the recorded objects: the first event of each type, as an answer of its own. */
import { fixture, fixtureJson } from "../fixtures.ts";
import { recordedCluster } from "../simulator/kubernetes/recorded_cluster.ts";
import { recordedIn, type Replayed } from "./recorded_folder.ts";
import { shapeDifferences } from "./recorded_shape.ts";

/** All of these watches end before that. */
const WATCH_MS = 80_000;
/** What was recorded while the cluster was scaled begins with what happened then: nothing happens here meanwhile. */
const HAPPENED = /_scale_up|_field_leave/;

export async function replayStreams(folder: string): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const name of recordedIn(folder)) {
    if (HAPPENED.test(name)) continue;
    const { server, queue } = recordedCluster();
    const { path, headers, status } = fixtureJson(`${folder}/${name}.meta.json`);
    const answer = await server.request(path, { headers });
    queue.advance(WATCH_MS);
    const [ours, theirs] = [await answer.text(), fixture(`${folder}/${name}.jsonl`)].map(firstEvents);
    const order = [...ours!.keys()].join() === [...theirs!.keys()].join()
      ? []
      : [`~ events ${[...theirs!.keys()]} are ${[...ours!.keys()]}`];
    const shapes = [...theirs!].flatMap(([type, object]) =>
      shapeDifferences(answer.status, ours!.get(type) ?? "", status, object).map((line) => `${type} ${line}`)
    );
    replayed.push({ name: `${folder}/${name}`, differences: [...order, ...shapes] });
  }
  return replayed;
}

function firstEvents(stream: string): Map<string, string> {
  const events = new Map<string, string>();
  for (const line of stream.split("\n").filter(Boolean)) {
    const { type, object } = JSON.parse(line);
    // Nothing changes here meanwhile, and nothing is deleted.
    if (["MODIFIED", "DELETED"].includes(type) || events.has(type)) continue;
    events.set(type, JSON.stringify(object));
  }
  return events;
}
