import assert from "node:assert/strict";
import { check } from "../../../src/shapes/check.ts";
import { frontMatter, yamlBlocks } from "../../../src/lessons/format/block_shapes.ts";

const question = { ask: "Whose kernel?", why: "There is one.", concept: "container.kernel" };

const good: [kind: keyof typeof yamlBlocks, value: unknown][] = [
  ["predict", { ask: "How many?", options: { a: "1", b: "2" }, answer: "b", why: "So." }],
  ["check", [{ port: 80 }]],
  ["check", { items: [{ port: 80 }], stable: "2s", within: "1m" }],
  ["quiz", [{ ...question, options: { a: "the host's" }, answer: "a" }]],
  ["quiz", [{ ...question, order: ["jails", "Xen", "Docker"] }]],
  ["quiz", [{ ...question, match: { "III Config": "-e" } }]],
  ["hints", ["one", "two"]],
  ["break", { run: "kubectl delete service web\n" }],
];

for (const [kind, value] of good) {
  Deno.test(`lesson:${kind} ${JSON.stringify(value).slice(0, 60)}`, () => {
    assert.deepEqual(check(value, yamlBlocks[kind]), { value, mistakes: [] });
  });
}

const bad: [kind: keyof typeof yamlBlocks, value: unknown, mistake: RegExp][] = [
  ["predict", { ask: "x", options: { z: "1" }, answer: "a", why: "y" }, /"z" is none/],
  ["check", { items: [], stable: "soon" }, /"soon" is none; expected a time such as 2s/],
  ["quiz", [{ ...question, options: { a: "1" }, order: [] }], /a question has either options or order/],
  ["quiz", [question], /a question has one of options, order, match/],
  ["mistakes", [{ id: "A b", when: { port: 1 }, say: "x", look: "ls", provoke: "ls" }], /"A b" is none/],
  ["mistakes", [{ id: "a" }], /when and say and look and provoke are missing/],
];

for (const [kind, value, mistake] of bad) {
  Deno.test(`no lesson:${kind}: ${JSON.stringify(value).slice(0, 60)}`, () => {
    assert.match(check(value, yamlBlocks[kind]).mistakes.map(({ text }) => text).join("\n"), mistake);
  });
}

Deno.test("front matter names what is missing", () => {
  assert.match(
    check({ format: "lesson/1", id: "a" }, frontMatter).mistakes.map(({ text }) => text).join(),
    /title and minutes and cards and concepts are missing/,
  );
});
