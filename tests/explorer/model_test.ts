import assert from "node:assert/strict";
import {
  emptyModel,
  favouritesWith,
  namespaceNames,
  paneContext,
  type Start,
  topPane,
} from "../../src/explorer/model.ts";

const start: Start = {
  columns: 80,
  rows: 24,
  now: 5,
  programVersion: "0.1.0",
  context: { name: "dev", cluster: "dev", user: "ahab", namespace: "shop" },
  contexts: [],
  currentContext: "dev",
};

/** The namespace asked for, where views start, what is on the digits. */
const namespaces: [Start["namespace"], string | undefined, string[]][] = [
  [undefined, "shop", ["shop"]],
  ["web", "web", ["web"]],
  [null, undefined, ["shop"]],
];

Deno.test("a model starts where the context or the command line says", () => {
  for (const [asked, namespace, favourites] of namespaces) {
    const model = emptyModel(asked === undefined ? start : { ...start, namespace: asked });
    assert.equal(model.namespace, namespace);
    assert.deepEqual(model.favourites, favourites);
    assert.equal(topPane(model), undefined);
  }
});

Deno.test("the contexts of the same cluster bring their namespaces along", () => {
  const context = { name: "default", cluster: "c", user: "u", namespace: "default" };
  const contexts = [
    context,
    { ...context, name: "cool-app", namespace: "cool-app" },
    { ...context, name: "far", cluster: "other", namespace: "shop" },
  ];
  const start = {
    columns: 80,
    rows: 24,
    now: 0,
    programVersion: "1",
    context,
    contexts,
    currentContext: "default",
  };
  assert.deepEqual(emptyModel(start).favourites, ["default", "cool-app"]);
});

Deno.test("favourites keep their digits; the tenth takes the last", () => {
  const nine = [..."abcdefghi"];
  assert.deepEqual(favouritesWith(["a"], "b"), ["a", "b"]);
  assert.deepEqual(favouritesWith(["a", "b"], "a"), ["a", "b"]);
  assert.deepEqual(favouritesWith(nine, "x"), [..."abcdefgh", "x"]);
  assert.deepEqual(favouritesWith(["a"], undefined), ["a"]);
});

Deno.test("a pane's room is the screen without the fixed lines; kubectl gets the context when it needs it", () => {
  const model = { ...emptyModel(start), knownNamespaces: ["a", "shop"] };
  assert.equal(paneContext(model, 3).rows, 19);
  assert.equal(paneContext({ ...model, rows: 2 }, 3).rows, 0);
  assert.equal(paneContext(model, 3).contextFlag, "");
  assert.equal(paneContext({ ...model, currentContext: "other" }, 3).contextFlag, " --context dev");
  const spaced = { ...model, currentContext: "other", context: { ...model.context, name: "my ctx" } };
  assert.equal(paneContext(spaced, 3).contextFlag, " --context 'my ctx'");
  assert.deepEqual(namespaceNames(model), ["shop", "a"]);
});
