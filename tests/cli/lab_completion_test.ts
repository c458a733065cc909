import assert from "node:assert/strict";
import { completeProgram } from "../../src/cli/lab_completion.ts";

const WORDS: [words: string[], candidates: string[]][] = [
  [["kubectl", "desc"], ["describe"]],
  [["docker", "container", "inspe"], ["inspect"]],
  [["helm", "unin"], ["uninstall"]],
  [["kubectl", "get", "--show-la"], ["--show-labels"]],
];

for (const [words, candidates] of WORDS) {
  Deno.test(`Tab after "${words.join(" ")}"`, async () => {
    assert.deepEqual(await completeProgram(words), candidates);
  });
}

Deno.test("other programs have their files", () => assert.equal(completeProgram(["ls", ""]), undefined));
