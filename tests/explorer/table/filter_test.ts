import assert from "node:assert/strict";
import type { LeanRow } from "../../../src/cluster/lean_row.ts";
import type { ShownColumn } from "../../../src/explorer/table/cell.ts";
import { noFilter, rowFilter, searchText } from "../../../src/explorer/table/filter.ts";

function row(name: string, cells: string, labels: Record<string, string> = {}): LeanRow {
  return {
    uid: name,
    name,
    namespace: "web",
    labels,
    resourceVersion: "1",
    creationTimestamp: "",
    ownerReferences: [],
    cells: [name, ...cells.split(" ")],
  };
}

const rows = [
  row("frontend-1", "Running node-a", { app: "front", tier: "1" }),
  row("frontend-2", "CrashLoopBackOff node-b 7", { app: "front" }),
  row("database-0", "Running node-b", { app: "db" }),
];

const columns: ShownColumn[] = [
  { title: "NAME", index: 0, kind: "name" },
  { title: "STATUS", index: 1, kind: "text" },
  { title: "NODE", index: 2, kind: "text" },
  { title: "RESTARTS", index: 3, kind: "number" },
];

/** What is typed after `/`, and the rows that stay. */
const filters: [string, string][] = [
  ["", "frontend-1 frontend-2 database-0"],
  ["front", "frontend-1 frontend-2"],
  ["FRONT", "frontend-1 frontend-2"],
  ["crash", "frontend-2"],
  ["!front", "database-0"],
  ["running node-b", "database-0"],
  ["front !crash", "frontend-1"],
  ["front.*-[12]", "frontend-1 frontend-2"],
  ["^web/d", "database-0"],
  ["^d", "database-0"],
  ["web.+node-a", "frontend-1"],
  ['"Running node-b"', "database-0"],
  ["web/", "frontend-1 frontend-2 database-0"],
  ["app=front", "frontend-1 frontend-2"],
  ["app=front,tier=1", "frontend-1"],
  ["app!=front", "database-0"],
  ["-l app in (db, other)", "database-0"],
  ["-l tier", "frontend-1"],
  ["-f fnd2", "frontend-2"],
  ["-l app=front crash", "frontend-2"],
  ["app=front !crash", "frontend-1"],
  ["running app=front", "frontend-1"],
  ["node:b$", "frontend-2 database-0"],
  ["!node:b$ front", "frontend-1"],
  ["restarts>3", "frontend-2"],
  ['"node:b"', ""],
];

Deno.test("filters let rows through", () => {
  for (const [text, names] of filters) {
    const { matches, problem } = rowFilter(text, noFilter, { columns, now: 0 });
    assert.equal(problem, undefined, text);
    assert.equal(rows.filter(matches ?? (() => true)).map(({ name }) => name).join(" "), names, text);
  }
});

const wrong: [string, RegExp][] = [
  ["front[", /Invalid regular expression/],
  ["-l a in (b", /unable to parse|expected|found/],
  ["-l =", /unable to parse|found/],
];

Deno.test("a pattern that cannot be read says so and leaves the one before in force", () => {
  const before = rowFilter("front", noFilter);
  for (const [text, problem] of wrong) {
    const filter = rowFilter(text, before);
    assert.match(filter.problem ?? "", problem, text);
    assert.equal(filter.matches, before.matches);
    assert.equal(filter.text, text);
  }
});

/** Typed before, typed now: is it enough to look at the rows that are left? */
const growth: [string, string, boolean][] = [
  ["f", "fr", true],
  ["f", "f 1", true],
  ["fr", "f", false],
  ["f", "f|x", false],
  ["", "f", false],
  ["a", "a !b", false],
  ["!a", "!ab", false],
];

Deno.test("only a plain pattern that grows narrows", () => {
  for (const [before, now, narrows] of growth) {
    assert.equal(rowFilter(now, rowFilter(before, noFilter)).narrows, narrows, `${before} → ${now}`);
  }
});

Deno.test("the searched text is the row in lower case with its namespace", () => {
  assert.equal(searchText(rows[1]!), "web/frontend-2\nfrontend-2 crashloopbackoff node-b 7");
});
