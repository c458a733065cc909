/**
 * Whatever clients do, in any order: revisions only grow, and who watched from any moment on knows in the end what a
 * list says. PEQUOD_STEPS makes it longer; a failure prints its seed, which PEQUOD_SEED takes.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { KubeObject } from "../../src/kube/object.ts";
import { World } from "../../src/simulator/scenarios/world.ts";

const STEPS = Number(Deno.env.get("PEQUOD_STEPS") ?? 400);
const SEED = Number(Deno.env.get("PEQUOD_SEED") ?? 20261122);

const COLLECTIONS = ["/api/v1/namespaces/default/configmaps", "/apis/apps/v1/namespaces/default/deployments"];
const SELECTIONS = [
  "",
  "labelSelector=tier%3Da",
  "labelSelector=tier%20in%20(a,b)",
  "fieldSelector=metadata.name!%3Dx-1",
];

interface Step {
  action: "create" | "merge" | "replace" | "delete" | "watch" | "advance" | "compact";
  collection: number;
  selection: number;
  name: string;
  tier: string;
  number: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom(
    "create",
    "create",
    "merge",
    "merge",
    "replace",
    "delete",
    "watch",
    "advance",
    "compact",
  ),
  collection: fc.nat(COLLECTIONS.length - 1),
  selection: fc.nat(SELECTIONS.length - 1),
  name: fc.constantFrom("x-1", "x-2", "y-1", "z"),
  tier: fc.constantFrom("a", "b", "c"),
  number: fc.nat(3),
});

/** A client that lists, watches, and keeps what it was told; after 410 it begins anew, as client-go does. */
class Watcher {
  readonly known = new Map<string, KubeObject>();
  readonly #world: World;
  readonly #collection: string;
  readonly #selection: string;
  #revision = 0;
  #reader: ReadableStreamDefaultReader<string> | undefined;
  #rest = "";

  constructor(world: World, collection: string, selection: string) {
    this.#world = world;
    this.#collection = collection;
    this.#selection = selection;
  }

  async list(): Promise<Map<string, KubeObject>> {
    const response = await this.#world.api.request(`${this.#collection}?${this.#selection}`);
    const { items, metadata } = await response.json();
    const revision = Number(metadata.resourceVersion);
    assert.ok(revision >= this.#revision, "a list is not older than what was seen before");
    this.#revision = revision;
    return new Map(items.map((item: KubeObject) => [item.metadata.name!, item]));
  }

  async begin(): Promise<void> {
    this.known.clear();
    for (const [name, object] of await this.list()) this.known.set(name, object);
    const query = `watch=true&allowWatchBookmarks=true&resourceVersion=${this.#revision}&${this.#selection}`;
    const response = await this.#world.api.request(`${this.#collection}?${query}`);
    this.#reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    this.#rest = "";
  }

  /** Reads on until it knows everything up to `revision`, which a bookmark tells. */
  async readUpTo(revision: number): Promise<void> {
    while (this.#revision < revision) {
      this.#world.advance(61_000); // a bookmark comes each minute to who has read everything
      const { value, done } = await this.#reader!.read();
      if (done) return await this.begin();
      const lines = (this.#rest + value).split("\n");
      this.#rest = lines.pop()!;
      for (const line of lines) if (!this.#take(JSON.parse(line))) return await this.begin();
    }
  }

  /** False: the watch is over. */
  #take({ type, object }: { type: string; object: KubeObject & { code?: number } }): boolean {
    if (type === "ERROR") {
      assert.equal(object.code, 410);
      return false;
    }
    const revision = Number(object.metadata.resourceVersion);
    assert.ok(revision >= this.#revision, `events come in order: ${revision} after ${this.#revision}`);
    this.#revision = revision;
    if (type === "DELETED") this.known.delete(object.metadata.name!);
    else if (type !== "BOOKMARK") this.known.set(object.metadata.name!, object);
    return true;
  }

  async end(): Promise<void> {
    await this.#reader?.cancel();
  }
}

async function act(world: World, { action, collection, name, tier, number }: Step): Promise<void> {
  const path = COLLECTIONS[collection]!;
  const send = async (method: string, where: string, body: unknown, type = "application/json") => {
    const response = await world.api.request(where, {
      method,
      headers: { "Content-Type": type },
      body: JSON.stringify(body),
    });
    await response.body?.cancel();
    assert.ok(response.status < 500, `${method} ${where}: ${response.status}`);
  };
  const object = collection === 0 ? { data: { number: String(number) } } : {
    spec: {
      replicas: number,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: "c", image: "nginx" }] },
      },
    },
  };
  const whole = { metadata: { name, labels: { tier } }, ...object };
  switch (action) {
    case "create":
      return await send("POST", path, whole);
    case "replace":
      return await send("PUT", `${path}/${name}`, whole);
    case "merge": {
      const patch = collection === 0 ? object : { spec: { replicas: number } };
      const labelled = { metadata: { labels: { tier } }, ...patch };
      return await send("PATCH", `${path}/${name}`, labelled, "application/merge-patch+json");
    }
    case "delete":
      return await send("DELETE", `${path}/${name}`, {});
    case "advance":
      world.advance(number * 700);
      return;
    case "compact":
      return world.registry.store.compact(world.registry.store.revision - number);
  }
}

Deno.test(`law: after ${STEPS} random steps every watcher knows what a list says`, async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
    const world = new World({ seed: 1, startMs: Date.UTC(2026, 0, 1), scenario: "empty" });
    const watchers: Watcher[] = [];
    let revision = 0;
    for (const it of steps) {
      if (it.action === "watch") {
        const watcher = new Watcher(world, COLLECTIONS[it.collection]!, SELECTIONS[it.selection]!);
        await watcher.begin();
        watchers.push(watcher);
      } else await act(world, it);
      assert.ok(world.registry.store.revision >= revision, "revisions only grow");
      revision = world.registry.store.revision;
    }
    world.advance(120_000); // quiet time, and bookmarks
    for (const watcher of watchers) {
      await watcher.readUpTo(world.registry.store.revision);
      assert.deepEqual(sorted(watcher.known), sorted(await watcher.list()));
      await watcher.end();
    }
    world.api.close();
  });
  await fc.assert(property, { numRuns: 3, seed: SEED, endOnFailure: STEPS > 100 });
});

/** Items of lists have no kind. */
function sorted(objects: ReadonlyMap<string, KubeObject>): unknown[] {
  return [...objects.entries()].sort().map(([, { kind: _, apiVersion: _version, ...object }]) => object);
}
