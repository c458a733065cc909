import assert from "node:assert/strict";
import type { Command } from "../../src/explorer/command.ts";
import { emptyModel, type Model } from "../../src/explorer/model.ts";
import { carryOut, notify, remembered } from "../../src/explorer/navigate.ts";
import { newPane, type PaneDefinition } from "../../src/explorer/pane.ts";
import { FakeCluster } from "./fake_cluster.ts";

const { context } = new FakeCluster();
const empty: Model = emptyModel({
  columns: 80,
  rows: 24,
  now: 0,
  programVersion: "0.1.0",
  context,
  contexts: [context],
  currentContext: "test",
});

const note: PaneDefinition<string> = {
  name: "note",
  title: (text) => text,
  kubectl: (text) => text === "silent" ? "" : `kubectl ${text}`,
  bindings: () => [],
  view: () => [],
  start: (text, { pane }) => [{ type: "hurry", pane, how: "retry" }, { type: "notify", text, role: "ok" }],
};

const open = (text: string): Command => ({ type: "open", pane: newPane(note, text) });

/** Commands, the panes afterwards, and the effects that are left. */
const walks: [string, Command[], number[], string][] = [
  ["opening starts a pane", [open("a")], [1], "hurry 1"],
  [
    "back closes it, not the last",
    [open("a"), open("b"), { type: "back" }, { type: "back" }],
    [1],
    "hurry 1, hurry 2, cancel 2",
  ],
  [
    "back closes the pane that is meant, also from below",
    [open("a"), open("b"), open("c"), { type: "back", pane: 2 }],
    [1, 3],
    "hurry 1, hurry 2, hurry 3, cancel 2",
  ],
  [
    "the oldest panes go",
    Array.from({ length: 13 }, () => open("x")),
    [...Array(12).keys()].map((i) => i + 2),
    "",
  ],
  ["effects pass", [{ type: "copy", text: "x" }, { type: "quit" }], [], "copy, quit"],
  ["copying", [open("a"), { type: "copyKubectl" }], [1], "hurry 1, copy"],
  ["nothing to copy", [open("silent"), { type: "copyKubectl" }], [1], "hurry 1"],
];

Deno.test("commands are carried out in order", () => {
  for (const [name, commands, panes, left] of walks) {
    const [model, effects] = carryOut(empty, commands);
    assert.deepEqual(model.stack.map(({ pane }) => pane), panes, name);
    const told = effects.map((effect) => "pane" in effect ? `${effect.type} ${effect.pane}` : effect.type)
      .join(", ");
    if (left) assert.equal(told, left, name);
    else assert.match(told, /cancel 1(,|$)/);
  }
});

Deno.test("a namespace that the view has nothing to do with is for the next ones", () => {
  const [model] = carryOut(empty, [open("a"), { type: "namespace", namespace: "web", here: true }]);
  assert.equal(model.namespace, "web");
  assert.equal(model.notice?.text, "The next views start in namespace web.");
});

Deno.test("notices last eight seconds, history a hundred lines without repetition", () => {
  assert.deepEqual(notify(empty, "x", "ok").notice, { text: "x", role: "ok", until: 8000 });
  let model = empty;
  for (let count = 0; count < 130; count++) {
    model = remembered(remembered(model, `line ${count}`, { commands: [] }), "same", { commands: [] });
  }
  assert.equal(model.history.length, 100);
  assert.equal(model.history.filter((line) => line === "same").length, 1);
});
