import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { type RowsChange, type TableWatchOptions, watchTable } from "../../src/cluster/table_watch.ts";
import { PODS } from "../../src/kube/discovery.ts";
import type { TableRow } from "../../src/kube/table.ts";
import { fixture, fixtureJson, hasFixtures } from "../fixtures.ts";
import { FakeTiming, settle } from "./fake_timing.ts";
import { type Answer, broken, FakeStream, FakeTransport, json, refusal, silence } from "./fake_transport.ts";

const ignore = !hasFixtures;
const path = "/api/v1/namespaces/default/pods";

/** A table watch on a scripted server, with what its subscriber is told. */
function start(lists: Answer[], watches: Answer[], more: Partial<TableWatchOptions> = {}) {
  const timing = new FakeTiming();
  const transport = new FakeTransport().on(`GET ${path}`, ...lists).on(`watch ${path}`, ...watches);
  const stop = new AbortController();
  const due: (() => void)[] = [];
  const watch = watchTable({
    client: new Client(transport, { timing }),
    resource: PODS,
    namespace: "default",
    signal: stop.signal,
    timing,
    schedule: (work) => due.push(work),
    ...more,
  });
  const changes: RowsChange[] = [];
  const unsubscribe = watch.subscribe((change) => changes.push(change));
  return {
    watch,
    timing,
    transport,
    stop,
    unsubscribe,
    /** Lets everything happen, then the tick; answers what the subscriber was told. */
    async tick(): Promise<RowsChange[]> {
      await settle();
      for (const work of due.splice(0)) work();
      return changes.splice(0);
    },
    async end(): Promise<void> {
      stop.abort();
      await watch.done;
    },
  };
}

const column = (name: string) => ({ name, type: "string", format: "", description: "", priority: 0 });
const object = (name: string, resourceVersion: string) => ({
  metadata: { name, uid: name, resourceVersion },
});

function table(rows: [string, string][], metadata: Record<string, unknown> = {}, columns = ["Name"]) {
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: { resourceVersion: rows.at(-1)?.[1], ...metadata },
    ...(columns.length > 0 ? { columnDefinitions: columns.map(column) } : {}),
    rows: rows.map(([name, version]) => ({ cells: [name], object: object(name, version) })),
  };
}

const event = (type: string, name: string, version: string, columns: string[] = []) => ({
  type,
  object: table([[name, version]], {}, columns),
});

/** A change in short: `+added ~changed -removed state`. */
function short(change: RowsChange): string {
  const names = (sign: string, rows: { name: string }[]): string[] => rows.map((row) => sign + row.name);
  return [
    ...names("+", change.added),
    ...names("~", change.changed),
    ...names("-", change.removed),
    change.state.kind,
  ].join(" ");
}

Deno.test("pages, then events, one change a tick", async () => {
  const stream = new FakeStream();
  let answerLast: (answer: Response) => void = () => {};
  const last: Answer = () => new Promise((resolve) => answerLast = resolve);
  const { watch, tick, end } = start(
    [
      json(table([["a", "5"], ["b", "4"]], { resourceVersion: "9", continue: "t", remainingItemCount: 1 })),
      last,
    ],
    [stream.answer],
  );
  const [first] = await tick();
  assert.equal(short(first!), "+a +b loading");
  assert.deepEqual(first?.state, { kind: "loading", count: 2, remaining: 1 });
  assert.deepEqual(first?.columns?.map((each) => each.name), ["Name"]);
  answerLast(await json(table([["c", "3"]], { resourceVersion: "9" }))(undefined as never));
  assert.deepEqual((await tick()).map(short), ["+c live"]);

  stream.send(event("MODIFIED", "a", "10"));
  stream.send(event("ADDED", "d", "11"));
  stream.send(event("ADDED", "e", "12"));
  stream.send(event("DELETED", "e", "13"));
  stream.send(event("DELETED", "b", "14"));
  assert.deepEqual((await tick()).map(short), ["+d ~a -b live"]);
  assert.deepEqual([...watch.rows.keys()], ["a", "c", "d"]);
  stream.send(event("ADDED", "f", "15"));
  stream.send(event("DELETED", "f", "16"));
  assert.deepEqual(await tick(), []);
  await end();
});

Deno.test("the list is paged and selected as told, and the watch alike", async () => {
  const { transport, tick, end } = start([json(table([]))], [silence], {
    labelSelector: "app=nginx",
    fieldSelector: "status.phase=Running",
    limit: 100,
  });
  await tick();
  await end();
  const [list, watch] = transport.requests;
  assert.equal(list?.query.get("limit"), "100");
  for (const request of [list, watch]) {
    assert.equal(request?.query.get("labelSelector"), "app=nginx");
    assert.equal(request?.query.get("fieldSelector"), "status.phase=Running");
    assert.equal(request?.query.get("includeObject"), "Metadata");
    assert.match(request!.headers.get("accept")!, /as=Table/);
  }
});

Deno.test("too old a version: the rows stay until the new list is there, then what it lacks goes", async () => {
  const [first, second] = [new FakeStream(), new FakeStream()];
  let answer: (answer: Response) => void = () => {};
  const relist: Answer = () => new Promise((resolve) => answer = resolve);
  const { watch, tick, end } = start([json(table([["a", "5"], ["b", "6"]])), relist], [
    first.answer,
    second.answer,
  ]);
  await tick();
  first.send({ type: "ERROR", object: { kind: "Status", code: 410, reason: "Expired", message: "too old" } });
  const [stale] = await tick();
  assert.equal(short(stale!), "stale");
  assert.deepEqual([...watch.rows.keys()], ["a", "b"]);
  answer(await json(table([["b", "6"], ["c", "20"]]))(undefined as never));
  assert.deepEqual((await tick()).map(short), ["+c -a live"]);
  await end();
});

Deno.test("a list that expires half-way begins anew", async () => {
  const { watch, tick, end } = start([
    json(table([["a", "5"], ["b", "6"]], { continue: "t" })),
    refusal(410, "Expired"),
    json(table([["b", "6"], ["c", "7"]])),
  ], [silence]);
  assert.deepEqual((await tick()).map(short), ["+b +c live"]);
  assert.deepEqual([...watch.rows.keys()], ["b", "c"]);
  await end();
});

Deno.test("a list that breaks half-way shows what came, as stale", async () => {
  const { watch, timing, tick, end } = start([
    json(table([["a", "5"]], { continue: "t" })),
    broken("connection reset"),
    json(table([["b", "6"]])),
  ], [silence]);
  assert.deepEqual((await tick()).map(short), ["+a stale"]);
  await timing.advance(1_000);
  assert.deepEqual((await tick()).map(short), ["+b -a live"]);
  assert.equal(watch.rows.size, 1);
  await end();
});

Deno.test("other columns in a watch: everything is read again", async () => {
  const [first, second] = [new FakeStream(), new FakeStream()];
  const { watch, transport, tick, end } = start([
    json(table([["a", "5"]], {}, ["Name", "Age"])),
    json(table([["a", "5"], ["b", "8"]], {}, ["Name", "Ready", "Age"])),
  ], [first.answer, second.answer]);
  await tick();
  first.send(event("MODIFIED", "a", "7", ["Name", "Ready", "Age"]));
  await tick();
  assert.deepEqual(watch.columns.map((each) => each.name), ["Name", "Ready", "Age"]);
  assert.deepEqual([...watch.rows.keys()], ["a", "b"]);
  assert.equal(transport.requests.length, 4);
  await end();
});

Deno.test("columns of an empty list come with the first event", async () => {
  const stream = new FakeStream();
  const { watch, transport, tick, end } = start([json(table([], { resourceVersion: "1" }, []))], [
    stream.answer,
  ]);
  await tick();
  stream.send(event("ADDED", "a", "7", ["Name", "Age"]));
  const [change] = await tick();
  assert.equal(change?.columns?.length, 2);
  assert.equal(watch.rows.size, 1);
  assert.equal(transport.requests.length, 2);
  await end();
});

Deno.test("a server without Tables: name and age, from lists and from events", async () => {
  const stream = new FakeStream();
  const plain = (name: string, version: string) => ({
    ...object(name, version),
    spec: { much: "more" },
  });
  const list = {
    kind: "PodList",
    apiVersion: "v1",
    metadata: { resourceVersion: "5" },
    items: [plain("a", "5")],
  };
  const { watch, tick, end } = start([json(list)], [stream.answer]);
  await tick();
  stream.send({ type: "ADDED", object: plain("b", "6") });
  stream.send({ type: "DELETED", object: plain("a", "7") });
  await tick();
  assert.deepEqual([...watch.rows.values()].map((row) => row.cells), [["b", "<unknown>"]]);
  await end();
});

Deno.test("who unsubscribes, and after the signal everybody, is told nothing more", async () => {
  const stream = new FakeStream();
  const { unsubscribe, watch, tick, end } = start([json(table([["a", "5"]]))], [stream.answer]);
  assert.equal((await tick()).length, 1);
  unsubscribe();
  stream.send(event("ADDED", "b", "6"));
  assert.deepEqual(await tick(), []);
  watch.subscribe(() => assert.fail("told after the end"));
  stream.send(event("ADDED", "c", "7"));
  await settle();
  await end();
  await tick();
});

Deno.test("forbidden says so, and retryNow asks again", async () => {
  const { watch, tick, end } = start([
    refusal(403, "Forbidden", "pods is forbidden"),
    json(table([["a", "1"]])),
  ], [
    silence,
  ]);
  const [change] = await tick();
  assert.ok(change?.state.kind === "forbidden");
  assert.equal(change.state.error.message, "pods is forbidden");
  watch.retryNow();
  assert.deepEqual((await tick()).map(short), ["+a live"]);
  watch.relist();
  assert.deepEqual((await tick()).map(short), []);
  await end();
});

/** The recorded pods list as far as it is of this namespace and label. */
function recordedRows(select: (metadata: { namespace: string; labels?: Record<string, string> }) => boolean) {
  const { rows } = fixtureJson("tables/core_v1_pods.json") as { rows: TableRow[] };
  return rows.filter((row) => select(row.object!.metadata as never));
}

const versions = (rows: Iterable<{ name: string; uid: string; resourceVersion: string }>): string[] =>
  [...rows].map((row) => `${row.name} ${row.uid} ${row.resourceVersion}`).toSorted();

const recordedVersions = (rows: TableRow[]): string[] =>
  versions(rows.map((row) => row.object!.metadata as never));

function replay(name: string, upTo = Infinity): Answer {
  return (request) => {
    const stream = new FakeStream();
    for (const line of fixture(`watch/${name}.jsonl`).split("\n").filter(Boolean)) {
      const version = Number(JSON.parse(line).object.metadata.resourceVersion);
      if (version <= upTo) stream.send(line + "\n");
    }
    return stream.answer(request);
  };
}

const empty = json({
  kind: "Table",
  apiVersion: "meta.k8s.io/v1",
  metadata: { resourceVersion: "1" },
  rows: [],
});

Deno.test({
  name: "recorded: the watch from the beginning leads to the list of its time",
  ignore,
  fn: async () => {
    // The list was taken at version 1079.
    const { watch, tick, end } = start([empty], [replay("pods_rv_too_old", 1079)]);
    await tick();
    const expected = recordedRows((metadata) => metadata.namespace === "default");
    assert.deepEqual(
      versions(watch.rows.values()).filter((row) => !row.startsWith("hello-")),
      recordedVersions(expected).filter((row) => !row.startsWith("hello-")),
    );
    await end();
  },
});

Deno.test({
  name: "recorded: scaling up and down again leads back to the list before",
  ignore,
  fn: async () => {
    const before = recordedRows((metadata) =>
      metadata.labels?.app === "nginx" && metadata.namespace === "default"
    );
    const { columnDefinitions } = fixtureJson("tables/core_v1_pods.json");
    const list = { kind: "Table", apiVersion: "meta.k8s.io/v1", metadata: { resourceVersion: "1196" } };
    const starts: [Answer, Answer][] = [
      [empty, replay("pods_table_initial")],
      [json({ ...list, columnDefinitions, rows: before }), replay("pods_scale_up_table")],
    ];
    for (const [first, events] of starts) {
      const { watch, tick, transport, end } = start([first], [events]);
      const changes = await tick();
      assert.deepEqual(versions(watch.rows.values()), recordedVersions(before));
      assert.deepEqual(
        changes.flatMap((change) => change.removed),
        [],
        "three came and went within the tick",
      );
      assert.deepEqual(watch.columns, columnDefinitions);
      assert.equal(transport.requests.length, 2);
      await end();
    }
  },
});

Deno.test({
  name: "recorded: a bookmark is no row, also in a Table and at the end of initial events",
  ignore,
  fn: async () => {
    for (const [name, rows] of [["configmaps_watchlist_table", 2], ["pods_watchlist", 19]] as const) {
      const { watch, tick, end } = start([empty], [replay(name)]);
      await tick();
      assert.equal(watch.rows.size, rows);
      assert.ok([...watch.rows.values()].every((row) => row.name !== ""));
      await end();
    }
  },
});

Deno.test({
  name: "recorded: too old a version lists again",
  ignore,
  fn: async () => {
    const whole = json(fixture("tables/core_v1_pods.json"));
    const tooOld: Answer = (request) => {
      const stream = new FakeStream();
      stream.send(fixture("watch/crontabs_rv_too_old.jsonl"));
      return stream.answer(request);
    };
    const { watch, tick, transport, end } = start([empty, whole], [tooOld, silence]);
    await tick();
    assert.equal(watch.rows.size, 28);
    assert.equal(transport.requests.at(-1)?.query.get("resourceVersion"), "1079");
    await end();
  },
});

Deno.test({
  name: "recorded: an object that leaves the selection is gone",
  ignore,
  fn: async () => {
    const { watch, tick, end } = start([empty], [replay("pods_field_leave")], {
      fieldSelector: "status.phase=Pending",
    });
    await tick();
    assert.deepEqual([...watch.rows.values()].map((row) => row.name), ["badimage"]);
    await end();
  },
});
