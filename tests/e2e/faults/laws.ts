/** What must hold whatever the network does. */
import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import { resourcePath } from "../../../src/cluster/resource_path.ts";
import type { Timing } from "../../../src/cluster/timing.ts";
import type { Transport } from "../../../src/cluster/transport.ts";
import type { Message } from "../../../src/explorer/message.ts";
import { type Model, paneContext, topPane } from "../../../src/explorer/model.ts";
import type { OpenPane } from "../../../src/explorer/pane.ts";
import { namespacesIn } from "../../../src/explorer/table/namespace_set.ts";
import type { TableState } from "../../../src/explorer/table/table_state.ts";
import type { KubeList, KubeObject } from "../../../src/kube/object.ts";
import type { FaultyTransport } from "./faulty_transport.ts";
import { tableStateOf } from "./table_state_of.ts";

export class Laws {
  /** The selected row's UID in each table, after the last message. */
  #selected = new Map<number, string>();
  #broken: unknown;
  /** What deletion was asked for: UIDs that were selected or marked when the key was pressed. */
  readonly #condemned = new Set<string>();

  constructor(private readonly transport: FaultyTransport, private readonly timing: Timing) {}

  /** The first thing that was wrong after a message; thrown here, it would end the effect that told the news. */
  get broken(): unknown {
    return this.#broken;
  }

  afterMessage(model: Model, message: Message | undefined): void {
    try {
      this.#lookAt(model, message);
    } catch (error) {
      this.#broken ??= error;
    }
  }

  #lookAt(model: Model, message: Message | undefined): void {
    const selected = new Map<number, string>();
    for (const pane of model.stack) {
      const state = tableStateOf(pane);
      if (!state) continue;
      const row = state.list.shown[state.index];
      // Before there are rows, a selection from elsewhere waits for its own.
      if (row) assert.equal(row.uid, state.selected, "the selection's place is the selection's row");
      const before = this.#selected.get(pane.pane);
      const isThere = before !== undefined && state.list.shown.some(({ uid }) => uid === before);
      if (isThere && !isKey(message)) {
        assert.equal(row?.uid, before, `${message?.type} moved the selection to another object`);
      }
      if (state.selected !== undefined) selected.set(pane.pane, state.selected);
      for (const uid of state.marks) this.#condemned.add(uid);
    }
    this.#selected = selected;
    const pane = topPane(model);
    const target = pane?.target(paneContext(model, pane.pane));
    const state = pane && tableStateOf(pane);
    if (target && state?.subject.type === "resource") {
      assert.equal(target.uid, state.selected, "a deed means the selected row");
    }
    if (target && message?.type === "key") this.#condemned.add(target.uid);
    this.#deedsAreMeant();
  }

  /** When all that was on its way has arrived. */
  atRest(model: Model, screen: string): void {
    if (this.#broken) throw this.#broken;
    const lines = screen.split("\n").slice(0, -1);
    assert.equal(lines.length, model.rows, "the frame is whole");
    if (model.fullScreen === null && !model.isHeaderHidden) {
      assert.match(lines[0]!, /^ ⎈ /, "the header is where it was");
    }
    const pane = topPane(model);
    const state = pane && tableStateOf(pane);
    if (state?.watch.kind === "stale") assert.match(screen, /since \d\d:\d\d:\d\d/, "what is old says so");
    const since = !model.isHeaderHidden && /^ ⎈.*stale since (\d\d:\d\d:\d\d)Z/.exec(lines[0]!)?.[1];
    if (since) this.#wasStruckAt(since);
  }

  /** Faults are long over. */
  inTheEnd(model: Model, screen: string): void {
    this.atRest(model, screen);
    if (!model.isHeaderHidden) assert.match(screen, /^ ⎈.*● live/, "the header says that all is well again");
    assert.doesNotMatch(
      screen,
      /stale(?!(?: since \S+)?: there is no )|loading …|looking around …/,
      "nothing is stale for ever",
    );
    const state = tableStateOf(topPane(model)!);
    // What the table was about may have been deleted behind the explorer's back: then it says that it is not there.
    const isGone = state?.watch.kind === "failed" &&
      /^there is no |^\S+ "[^"]+" not found$/.test(state.watch.error.message);
    assert.ok(!state || isGone || state.watch.kind === "live", `the table is ${state?.watch.kind}`);
  }

  /** A table of a resource shows what a list says: the same objects in the same versions. */
  async showsWhatThereIs(pane: OpenPane, transport: Transport): Promise<void> {
    const state = tableStateOf(pane);
    if (!state || state.subject.type !== "resource") return;
    const expected = (await listed(state, new Client(transport, { timing: this.timing })))
      .map(({ metadata }) => `${metadata.namespace ?? ""}/${metadata.name} ${metadata.uid}`);
    const shown = state.list.all.map((row) => `${row.namespace}/${row.name} ${row.uid}`);
    assert.deepEqual(shown.toSorted(), expected.toSorted(), "the table shows what a fresh list says");
    assert.deepEqual(state.list.all.toSorted(state.order), state.list.all, "rows are in their order");
    const { matches } = state.filter;
    const visible = matches && !state.faultsOnly ? state.list.all.filter(matches) : undefined;
    if (visible) assert.deepEqual(state.list.shown, visible, "the filter lets through what matches");
  }

  /** A deletion carries the UID of what was meant. */
  #deedsAreMeant(): void {
    for (const { method, path, body } of this.transport.writes.splice(0)) {
      if (method !== "DELETE" || body.includes("dryRun")) continue;
      const uid = JSON.parse(body || "{}").preconditions?.uid;
      assert.ok(uid, `${method} ${path} says which object it means`);
      assert.ok(this.#condemned.has(uid), `${method} ${path} means an object that was chosen`);
    }
  }

  #wasStruckAt(clock: string): void {
    // Slow answers are struck long before they are noticed.
    const near = this.transport.strikes.some((ms) => {
      const day = new Date(ms).toISOString().slice(0, 11);
      const laterMs = Date.parse(`${day}${clock}Z`) - ms;
      return laterMs > -1000 && laterMs < noticedWithinMs;
    });
    assert.ok(near, `stale since ${clock}, but nothing was wrong then`);
  }
}

/** As long as an answer may take. */
const noticedWithinMs = 75_000;

function isKey(message: Message | undefined): boolean {
  return message === undefined || ["key", "paste", "mouse", "commands"].includes(message.type);
}

async function listed({ subject }: TableState, client: Client): Promise<KubeObject[]> {
  assert.equal(subject.type, "resource");
  if (subject.type !== "resource") return [];
  const { query: { resource, namespace, labelSelector, fieldSelector }, of } = subject;
  const namespaces = namespacesIn(namespace);
  const places = namespaces.length > 0 ? namespaces : [undefined];
  const lists = await Promise.all(
    places.map((place) =>
      client.list<KubeObject>(resourcePath(resource, { namespace: place }), {
        query: { labelSelector: labelSelector || undefined, fieldSelector: fieldSelector || undefined },
      })
    ),
  );
  const items = lists.flatMap((list: KubeList<KubeObject>) => list.items);
  if (of?.names) return items.filter(({ metadata }) => of.names!.includes(metadata.name!));
  if (!of?.byOwner) return items;
  return items.filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === of.target.uid));
}
