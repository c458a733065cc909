import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { toggled } from "../../../src/explorer/text/folds.ts";
import { cursorAt, fitted, sourceLine, withFolds } from "../../../src/explorer/text/text_view.ts";
import {
  docsPlace,
  newYamlState,
  printed,
  selectedEntry,
  selectedPath,
  textRows,
  toggleHeld,
  withChange,
  type YamlState,
} from "../../../src/explorer/text/yaml_state.ts";
import { FakeCluster } from "../fake_cluster.ts";

const target = { resource: new FakeCluster().resources[0]!, namespace: "default", name: "web", uid: "u" };

function pod(fields: Record<string, unknown>, uid = "u"): KubeObject {
  return { kind: "Pod", metadata: { name: "web", uid, managedFields: [] }, ...fields };
}

function told(state: YamlState, object: KubeObject | undefined, now = 0): YamlState {
  return withChange(state, { object, state: { kind: "live" } }, now);
}

function text(state: YamlState): string[] {
  return state.view.lines.map(lineText);
}

const first = told(newYamlState(target, false), pod({ spec: { a: 1, b: [1, 2] } }));

Deno.test("an object is printed without managed fields, and with them when they are wanted", () => {
  assert.deepEqual(text(first), [
    "kind: Pod",
    "metadata:",
    "  name: web",
    "  uid: u",
    "spec:",
    "  a: 1",
    "  b:",
    "  - 1",
    "  - 2",
  ]);
  assert.ok(text(printed({ ...first, showsManaged: true })).includes("  managedFields: []"));
});

Deno.test("cursor and folds stay at their fields when the object changes above them; what changed is marked", () => {
  const at = { ...first, view: cursorAt(fitted(first.view, 4), 6) };
  const folded = { ...at, view: withFolds(at.view, toggled(at.view.folds!, 6)) };
  const next = told(folded, pod({ data: { x: 1 }, spec: { a: 2, b: [1, 2, 3] } }), 1000);
  assert.deepEqual(text(next).slice(-3), ["spec:", "  a: 2", "  b: (3)"]);
  assert.deepEqual(selectedPath(next), ["spec", "b"]);
  const marked = [...next.changed.lines].map((line) => next.document.lines[line]!.text);
  assert.deepEqual(marked, ["data:", "  x: 1", "  a: 2", "  - 3"]);
  assert.equal(next.changed.until, 3000);
});

Deno.test("the first reading marks nothing, nor does another object of the same name", () => {
  assert.equal(first.changed.lines.size, 0);
  assert.equal(told(first, pod({ spec: {} }, "other")).changed.lines.size, 0);
});

Deno.test("an object that goes stays on the screen", () => {
  const gone = told(first, undefined);
  assert.deepEqual(text(gone), text(first));
  assert.equal(gone.change.object, undefined);
});

Deno.test("held, a text stays as it is until it is let go", () => {
  const held = toggleHeld(first, 500);
  assert.equal(held.heldSince, 500);
  const changed = told(held, pod({ spec: { a: 2 } }));
  assert.deepEqual(text(changed), text(first));
  assert.ok(text(toggleHeld(changed, 900)).includes("  a: 2"));
});

Deno.test("the field under the cursor is that of the shown line, also below folded ones", () => {
  const folded = { ...first, view: withFolds(first.view, toggled(first.view.folds!, 1)) };
  const below = { ...folded, view: cursorAt(folded.view, 3) };
  assert.equal(sourceLine(below.view, below.view.cursor), 5);
  assert.equal(selectedEntry(below)?.value, 1);
});

const places: [
  columns: number,
  mode: "auto" | "on" | "off",
  isFullScreen: boolean,
  place: string,
  rows: number,
][] = [
  [120, "auto", false, "beside 50", 20],
  [109, "auto", false, "none 0", 20],
  [109, "on", false, "below 8", 12],
  [120, "off", false, "none 0", 20],
  [200, "on", false, "beside 84", 20],
  [200, "on", true, "none 0", 20],
];

for (const [columns, mode, isFullScreen, expected, rows] of places) {
  Deno.test(`docs that are ${mode} at ${columns} columns${isFullScreen ? " in full screen" : ""}`, () => {
    const state = { ...first, docs: { ...first.docs, mode } };
    const room = { columns, rows: 20, isFullScreen };
    const { type, size } = docsPlace(state, room);
    assert.equal(`${type} ${size}`, expected);
    assert.equal(textRows(state, room as Parameters<typeof textRows>[1]), rows);
  });
}
