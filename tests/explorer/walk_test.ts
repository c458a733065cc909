import assert from "node:assert/strict";
import { noWalk, stepped, toAndFro, visited, type Walk } from "../../src/explorer/walk.ts";

const way = (...lines: string[]): Walk => lines.reduce(visited, noWalk);
const here = (walk: Walk | undefined): string | undefined => walk?.lines[walk.at];

Deno.test("back and forward along the views, no further than their ends", () => {
  const walk = way("pods", "deploy", "svc");
  const back = stepped(walk, -1)!;
  assert.equal(here(back), "deploy");
  assert.equal(here(stepped(back, -1)), "pods");
  assert.equal(here(stepped(stepped(back, -1)!, -1)), undefined);
  assert.equal(here(stepped(back, 1)), "svc");
  assert.equal(stepped(walk, 1), undefined);
});

Deno.test("going on after going back forgets what lay ahead; the same view again is no other", () => {
  const walk = visited(stepped(way("pods", "deploy", "svc"), -1)!, "no");
  assert.deepEqual(walk.lines, ["pods", "deploy", "no"]);
  assert.equal(visited(walk, "no"), walk);
});

Deno.test("to and fro between two views", () => {
  const walk = way("pods", "deploy");
  const there = toAndFro(walk)!;
  assert.equal(here(there), "pods");
  assert.equal(here(toAndFro(there)), "deploy");
  assert.equal(toAndFro(way("pods")), undefined);
});

Deno.test("the way is not endless", () => {
  const walk = Array.from({ length: 80 }, (_, index) => `pods ns${index}`).reduce(visited, noWalk);
  assert.equal(walk.lines.length, 50);
  assert.equal(here(walk), "pods ns79");
});
