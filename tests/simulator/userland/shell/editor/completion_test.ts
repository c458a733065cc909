import assert from "node:assert/strict";
import {
  inColumns,
  sharedStart,
  wordsBefore,
} from "../../../../../src/simulator/userland/shell/editor/completion.ts";
import { Session } from "../session.ts";

for (
  const [before, words, raw, isCommand] of [
    ["ec", ["ec"], "ec", true],
    ["cat 'a b", ["cat", "a b"], "'a b", false],
    ["a | gr", ["gr"], "gr", true],
    ["sudo ls x", ["ls", "x"], "x", false],
    ["kubectl get ", ["kubectl", "get", ""], "", false],
    ["A=1 pri", ["pri"], "pri", true],
    ["x=$(da", ["da"], "da", true],
  ] as const
) {
  Deno.test(`${JSON.stringify(before)} has ${words.length} words`, () => {
    assert.deepEqual(wordsBefore(before), { words, raw, isCommand });
  });
}

Deno.test("a program's own candidates come first, and may take their time", () => {
  const session = new Session({
    complete: (words) => words[0] === "cat" ? ["pods", "podtemplates"] : undefined,
  });
  assert.equal(session.type("cat po\t"), "cat po\x07d");
  assert.match(session.type("\t\t"), /pods +podtemplates/);
});

Deno.test("files are completed, folders with a slash, and blanks are quoted", () => {
  const session = new Session();
  session.type("mkdir 'a b'; echo x > 'a b/f'\r");
  assert.equal(session.type("cat a\tf\t\r"), "cat a\\ b/f \nx\n$ ");
  assert.equal(session.type("echo $HOM\t\r"), "echo $HOME/\n/root/\n$ ");
});

Deno.test("candidates share their start, and are laid out in columns", () => {
  assert.equal(sharedStart(["abc", "abd"]), "ab");
  assert.equal(inColumns(["a", "b", "c"], 7), "a  c\nb\n");
});
