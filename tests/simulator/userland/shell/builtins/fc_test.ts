import assert from "node:assert/strict";
import { fc } from "../../../../../src/simulator/userland/shell/builtins/fc.ts";
import { History } from "../../../../../src/simulator/userland/shell/history.ts";
import type { Shell } from "../../../../../src/simulator/userland/shell/shell.ts";

const lines: [words: string[], shown: string, code: number][] = [
  [["-l"], "1\t echo a\n2\t docker ps\n3\t ls\n", 0],
  [["-l", "2"], "2\t docker ps\n3\t ls\n", 0],
  [["-l", "1", "2"], "1\t echo a\n2\t docker ps\n", 0],
  [["-ln", "docker"], "\t docker ps\n\t ls\n", 0],
  [["-lr", "1", "2"], "2\t docker ps\n1\t echo a\n", 0],
  [["-l", "3", "1"], "3\t ls\n2\t docker ps\n1\t echo a\n", 0],
  [["-l", "nosuch"], "bash: fc: history specification out of range\n", 1],
  [["-s", "nosuch"], "bash: fc: no command found\n", 1],
];

for (const [words, shown, code] of lines) {
  Deno.test(`fc ${words.join(" ")}`, () => {
    const history = new History();
    for (const line of ["echo a", "docker ps", "ls", "fc"]) history.add(line);
    let written = "";
    const write = (text: string) => void (written += text);
    const shell = { history, process: { out: write }, complain: (text: string) => write(`bash: ${text}\n`) };
    const run = fc(shell as unknown as Shell, ["fc", ...words]);
    assert.deepEqual([run.next().value, written], [code, shown]);
  });
}
