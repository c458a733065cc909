import assert from "node:assert/strict";
import { completeProgram, completionLines } from "../../src/cli/lab_completion.ts";

const WORDS: [words: string[], candidates: string[]][] = [
  [["kubectl", "desc"], ["describe"]],
  [["docker", "container", "inspe"], ["inspect"]],
  [["helm", "unin"], ["uninstall"]],
  [["kubectl", "get", "--show-la"], ["--show-labels"]],
  [["ls", "--full"], ["--full-time"]],
  [["ls", "/", "--he"], ["--help"]],
  [["tty", "-"], ["--help", "--silent", "-s"]],
  [["docker", "compose", "exe"], ["exec"]],
];

for (const [words, candidates] of WORDS) {
  Deno.test(`Tab after "${words.join(" ")}"`, async () => {
    assert.deepEqual(await completeProgram(words), candidates);
  });
}

for (const words of [["ls", ""], ["ls", "--", "-"], ["nosuch", "-"]]) {
  Deno.test(`files come after "${words.join(" ")}"`, () => assert.equal(completeProgram(words), undefined));
}

Deno.test("a completion script gets each candidate with what it is", async () => {
  assert.match(await completionLines(["kubectl", "desc"]), /^describe\t\S.*\n$/);
});
