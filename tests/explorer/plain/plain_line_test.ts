import assert from "node:assert/strict";
import { parsePlainLine } from "../../../src/explorer/plain/plain_line.ts";

/** What is typed, and what it means: keys by name, or the kind of line. */
const lines: [string, string][] = [
  [":po /web", ": p o Space / w e b Enter"],
  ["/web", "/ w e b Enter"],
  ["d", "d"],
  ["down down Enter", "Down Down Enter"],
  ["key Ctrl-D", "Ctrl-D"],
  ["type a b", "a Space b"],
  ["", "here"],
  ["say", "all"],
  ["help", "help"],
  ["quit", "quit"],
  ["pods", '"pods" is no key. :pods would open a kind, /pods would filter; help says more.'],
];

for (const [text, meaning] of lines) {
  Deno.test(`plain: ${JSON.stringify(text)}`, () => {
    const line = parsePlainLine(text);
    const said = line.type === "keys"
      ? line.keys.map(({ key }) => key).join(" ")
      : line.type === "say"
      ? line.what
      : line.type === "wrong"
      ? line.problem
      : line.type;
    assert.equal(said, meaning);
  });
}
