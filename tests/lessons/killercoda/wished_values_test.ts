import assert from "node:assert/strict";
import { isText, numberOf, says } from "../../../src/lessons/killercoda/wished_values.ts";

const wishes: [text: string, wish: object][] = [
  ["3", { in: [3, "3"] }],
  ["-1", { in: [-1, "-1"] }],
  ["true", { in: [true, "true"] }],
  ["false", { in: [false, "false"] }],
  ["007", { equals: "007" }],
  ["80/TCP", { equals: "80/TCP" }],
  ["", { equals: "" }],
];

for (const [text, wish] of wishes) {
  Deno.test(`what prints as ${JSON.stringify(text)} is wished as ${JSON.stringify(wish)}`, () =>
    assert.deepEqual(isText(text), wish));
}

Deno.test("a number is one that prints as it stands", () =>
  assert.deepEqual(["12", "0", "-0", "1e3", "x"].map(numberOf), [12, 0, undefined, undefined, undefined]));

Deno.test("a pattern without signs is a part of a text", () => {
  assert.deepEqual(says("nginx:1-25"), { contains: "nginx:1-25" });
  assert.deepEqual(says("^nginx"), { matches: "^nginx" });
});
