import assert from "node:assert/strict";
import { historyEntry } from "../../../../src/simulator/userland/shell/history_entry.ts";
import { BASH_RULES } from "../../../../src/simulator/userland/shell/parse.ts";

const entries: [typed: string, entry: string][] = [
  ["echo a", "echo a"],
  ["for i in 1 2; do\necho $i\ndone", "for i in 1 2; do echo $i; done"],
  ["for i in 1\ndo\necho $i\ndone", "for i in 1; do echo $i; done"],
  ["if true\nthen echo yes\nfi", "if true; then echo yes; fi"],
  ["f() {\necho f\n}", "f() { echo f; }"],
  ["case a in\na) echo A;;\nesac", "case a in a) echo A;; esac"],
  ["ls |\ncat", "ls | cat"],
  ["true &&\necho ok", "true && echo ok"],
  ['echo "a\nb"', 'echo "a\nb"'],
  ["echo a \\\nb", "echo a b"],
  ["cat << E\nx\nE", "cat << E\nx\nE"],
];

for (const [typed, entry] of entries) {
  Deno.test(JSON.stringify(typed), () => assert.equal(historyEntry(typed, BASH_RULES), entry));
}
