import assert from "node:assert/strict";
import { ApiError } from "../../src/cluster/api_error.ts";
import { Client } from "../../src/cluster/client.ts";
import { listTable, type TableListOptions, type TablePage } from "../../src/cluster/table_list.ts";
import { fixture, fixtureJson, hasFixtures } from "../fixtures.ts";
import { FakeTiming } from "./fake_timing.ts";
import { FakeTransport, json, refusal } from "./fake_transport.ts";

const path = "/api/v1/pods";

/** A page of a Table with these names. */
function page(names: string[], metadata: Record<string, unknown>): Record<string, unknown> {
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata,
    columnDefinitions: [{ name: "Name", type: "string", format: "name", description: "", priority: 0 }],
    rows: names.map((name) => ({ cells: [name], object: { metadata: { name, uid: name } } })),
  };
}

function listOn(transport: FakeTransport, options: Partial<TableListOptions> = {}): Promise<TablePage[]> {
  const timing = new FakeTiming();
  return Array.fromAsync(listTable(new Client(transport, { timing }), { path, timing, ...options }));
}

const summary = (pages: TablePage[]): unknown[] =>
  pages.map(({ rows, resourceVersion, remaining, isLast, isRestart }) => ({
    names: rows.map((row) => row.cells[0]).join(" "),
    resourceVersion,
    remaining,
    ...(isLast ? { isLast } : {}),
    ...(isRestart ? { isRestart } : {}),
  }));

Deno.test("pages come as they arrive, with what remains", async () => {
  const transport = new FakeTransport().on(
    `GET ${path}`,
    json(page(["a", "b"], { resourceVersion: "5", continue: "t1", remainingItemCount: 3 })),
    json(page(["c", "d"], { resourceVersion: "5", continue: "t2" })),
    json(page(["e"], { resourceVersion: "5" })),
  );
  assert.deepEqual(summary(await listOn(transport, { limit: 2, labelSelector: "a=b" })), [
    { names: "a b", resourceVersion: "5", remaining: 3 },
    { names: "c d", resourceVersion: "5", remaining: undefined },
    { names: "e", resourceVersion: "5", remaining: 0, isLast: true },
  ]);
  assert.deepEqual(transport.requests.map((request) => request.query.toString()), [
    "labelSelector=a%3Db&limit=2",
    "labelSelector=a%3Db&limit=2&continue=t1",
    "labelSelector=a%3Db&limit=2&continue=t2",
  ]);
  assert.match(transport.requests[0]!.headers.get("accept")!, /^application\/json;as=Table;v=v1;/);
});

Deno.test("a list that expires on the way is fetched whole, from the start", async () => {
  const transport = new FakeTransport().on(
    `GET ${path}`,
    json(page(["a"], { resourceVersion: "5", continue: "t1", remainingItemCount: 2 })),
    refusal(410, "Expired", "too old", { continue: "inconsistent" }),
    json(page(["b", "c"], { resourceVersion: "9" })),
  );
  assert.deepEqual(summary(await listOn(transport)), [
    { names: "a", resourceVersion: "5", remaining: 2 },
    { names: "b c", resourceVersion: "9", remaining: 0, isLast: true, isRestart: true },
  ]);
  assert.equal(transport.requests[0]?.query.get("limit"), "500");
  assert.equal(transport.requests[2]?.query.toString(), "");
});

Deno.test("a first page of its own size, where fewer rows are to be there sooner", async () => {
  const transport = new FakeTransport().on(
    `GET ${path}`,
    json(page(["a"], { resourceVersion: "5", continue: "t1" })),
    json(page(["b"], { resourceVersion: "5", continue: "t2" })),
    json(page(["c"], { resourceVersion: "5" })),
  );
  for await (const _page of listTable(new Client(transport), { path, firstLimit: 1, limit: 7 }));
  assert.deepEqual(transport.requests.map(({ query }) => query.get("limit")), ["1", "7", "7"]);
});

Deno.test("what expires without a page before it is an error, as is any other refusal", async () => {
  for (const code of [410, 403, 500]) {
    const transport = new FakeTransport().on(`GET ${path}`, refusal(code, "No"));
    await assert.rejects(listOn(transport), (error: ApiError) => error.code === code);
  }
});

Deno.test("an old server's plain list becomes names and ages", async () => {
  const items = [{ metadata: { name: "a", creationTimestamp: "2026-11-22T11:00:00Z" }, spec: { big: true } }];
  const transport = new FakeTransport()
    .on(
      `GET ${path}`,
      json({ kind: "PodList", apiVersion: "v1", metadata: { resourceVersion: "3" }, items }),
    );
  const [only] = await listOn(transport);
  assert.deepEqual(only?.rows[0]?.cells, ["a", "60m"]);
  assert.equal(only?.resourceVersion, "3");
});

Deno.test({
  name: "a recorded list and its page of one",
  ignore: !hasFixtures,
  fn: async () => {
    const whole = fixtureJson("tables/core_v1_pods.json");
    const transport = new FakeTransport().on(
      `GET ${path}`,
      json(fixture("tables-limit1/core_v1_pods.json")),
      json(fixture("errors/410_list_continue_expired.json"), 410),
      json(whole),
    );
    const pages = await listOn(transport, { limit: 1 });
    assert.deepEqual(pages.map((each) => [each.rows.length, each.remaining]), [[1, 27], [28, 0]]);
    assert.deepEqual(pages[1]?.columns, whole.columnDefinitions);
  },
});
