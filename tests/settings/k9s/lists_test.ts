import assert from "node:assert/strict";
import { type K9sList, readK9sList } from "../../../src/settings/k9s/lists.ts";

const lists: { title: string; list: K9sList; value: unknown; paths: string[]; notes?: string[] }[] = [
  {
    title: "aliases",
    list: "aliases",
    value: { aliases: { pp: "v1/pods", x: "pod a app=b" } },
    paths: ["aliases.pp", "aliases.x"],
  },
  {
    title: "aliases of older files",
    list: "aliases",
    value: { alias: { pp: "v1/pods" } },
    paths: ["aliases.pp"],
  },
  {
    title: "an alias that is no text",
    list: "aliases",
    value: { aliases: { pp: 5 } },
    paths: [],
    notes: ["mistake"],
  },
  {
    title: "a hotkey that keeps the history",
    list: "hotkeys",
    value: { hotKeys: { a: { shortCut: "shift-0", command: "pods", keepHistory: true } } },
    paths: ["hotkeys.)"],
    notes: ["left"],
  },
  {
    title: "a hotkey on no key",
    list: "hotkeys",
    value: { hotKeys: { a: { shortCut: "Shfit-0", command: "pods" } } },
    paths: [],
    notes: ["mistake"],
  },
  {
    title: "a plugin with what cannot be taken over",
    list: "plugins",
    value: { plugins: { p: { shortCut: "g", scopes: ["all"], command: "x", overwriteOutput: true } } },
    paths: ["plugins.p"],
    notes: ["left"],
  },
  {
    title: "plugins at the top of a file",
    list: "plugins",
    value: { p: { shortCut: "g", scopes: ["all"], command: "x" } },
    paths: ["plugins.p"],
  },
  {
    title: "a view with a column that cannot be read",
    list: "views",
    value: { views: { "v1/pods@kube-.*": { columns: ["NAME", "A:"], sortColumn: "AGE:up" } } },
    paths: ["columns.v1/pods@kube-.*"],
    notes: ["mistake", "mistake"],
  },
  {
    title: "views below k9s:",
    list: "views",
    value: { k9s: { views: { "v1/pods": { columns: ["AGE"] } } } },
    paths: ["columns.v1/pods"],
  },
  { title: "another file", list: "views", value: { nothing: 1 }, paths: [], notes: ["mistake"] },
];

for (const { title, list, value, paths, notes = [] } of lists) {
  Deno.test(`k9s's ${list}: ${title}`, () => {
    const reading = readK9sList(list, value);
    assert.deepEqual(reading.assignments.map(({ path }) => path.join(".")), paths);
    assert.deepEqual(reading.notes.filter(({ kind }) => kind !== "taken").map(({ kind }) => kind), notes);
  });
}
