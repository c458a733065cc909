import assert from "node:assert/strict";
import { keySamples } from "../../src/explorer/key_samples.ts";
import { emptyModel, paneContext } from "../../src/explorer/model.ts";

const context = { name: "", cluster: "", user: "", namespace: "default" };
const model = emptyModel({
  columns: 80,
  rows: 24,
  now: 0,
  programVersion: "",
  context,
  contexts: [context],
  currentContext: "",
});

/** Sorts of views, and a key that one of each has. */
const expected: [view: string, id: string][] = [
  ["table", "write-a-script"],
  ["table", "stop-forward"],
  ["table", "replica-sets"],
  ["table", "clear-filter"],
  ["yaml", "copy-path"],
  ["describe", "end-the-selection"],
  ["logs", "more-lines-around-matches"],
  ["line", "wrap"],
  ["tree", "unfold"],
  ["why", "run-a-check"],
  ["pulses", "what-is-not-well"],
  ["explain", "open-close"],
  ["text", "read-again"],
  ["text", "roll-back"],
  ["drain", "stop"],
  ["form", "go-on"],
  ["proposal", "up"],
  ["columns", "show-or-hide"],
  ["looking", "cancel"],
  ["help", "top"],
];

Deno.test("there is a view of every sort, also with a filter and a selection", () => {
  const samples = keySamples(model);
  const has = ([view, id]: [string, string]): boolean =>
    samples.some((pane) =>
      pane.name === view && pane.keys(paneContext(model, 1)).some((key) => key.id === id)
    );
  assert.deepEqual(expected.filter((one) => !has(one)), []);
});
