import assert from "node:assert/strict";
import { fuzzyFind, fuzzyScore, nearMatches } from "../../src/explorer/fuzzy.ts";

const names = [
  "pods",
  "poddisruptionbudgets",
  "deployments",
  "daemonsets",
  "nodes",
  "nginx-deployment",
  "endpoints",
];

/** What is typed, and the best names. */
const finds: [string, string[]][] = [
  ["po", ["pods", "poddisruptionbudgets", "endpoints"]],
  ["dep", ["deployments", "nginx-deployment"]],
  ["ngdp", ["nginx-deployment"]],
  ["xyz", []],
];

Deno.test("prefixes first, then words, then letters", () => {
  for (const [typed, expected] of finds) {
    assert.deepEqual(fuzzyFind(typed, names, expected.length || 5).slice(0, 3), expected, typed);
  }
  assert.ok(fuzzyScore("po", "pods")! < fuzzyScore("po", "endpoints")!);
});

/** A mistyped word, and what was meant. */
const slips: [string, string][] = [
  ["pdos", "pods"],
  ["depoyments", "deployments"],
  ["nods", "nodes"],
  ["daemonset", "daemonsets"],
];

Deno.test("mistyped words have near matches", () => {
  for (const [typed, meant] of slips) assert.ok(nearMatches(typed, names, 3).includes(meant), typed);
  assert.deepEqual(nearMatches("zzzzzz", names, 3), []);
});
