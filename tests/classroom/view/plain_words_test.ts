import assert from "node:assert/strict";
import {
  PLAIN_WORDS,
  plainHelp,
  type PlainLine,
  readPlainLine,
} from "../../../src/classroom/view/plain_words.ts";

const LINES: [line: string, read: PlainLine][] = [
  ["kubectl get pods", { kind: "shell", text: "kubectl get pods" }],
  ["", { kind: "shell", text: "" }],
  [" :next", { kind: "shell", text: " :next" }],
  [":", { kind: "shell", text: ":" }],
  [":next", { kind: "teacher", word: "next", rest: "" }],
  [":n ", { kind: "teacher", word: "next", rest: "" }],
  [":r", { kind: "teacher", word: "run", rest: "" }],
  [":re", { kind: "teacher", word: "reset", rest: "" }],
  [":answer 2 1", { kind: "teacher", word: "answer", rest: "2 1" }],
  [":Answer b", { kind: "teacher", word: "answer", rest: "b" }],
  [":frobnicate", { kind: "unknown", word: "frobnicate" }],
];

for (const [line, read] of LINES) {
  Deno.test(`${JSON.stringify(line)} is for ${read.kind}`, () => assert.deepEqual(readPlainLine(line), read));
}

Deno.test("help tells every word", () => {
  const help = plainHelp({ isReal: false }).join("\n");
  for (const [word] of PLAIN_WORDS) assert.match(help, new RegExp(`^  :${word}\\b`, "m"));
  assert.match(help, /:quit +leave: nothing is lost/);
});

Deno.test("on a real cluster help tells no word that is refused there", () => {
  const help = plainHelp({ isReal: true }).join("\n");
  assert.doesNotMatch(help, /:undo|:play/);
  assert.match(help, /:reset +begin the step anew: the namespace is emptied and filled again/);
  assert.match(help, /:quit +leave: what the lesson has made on the cluster is removed/);
});
