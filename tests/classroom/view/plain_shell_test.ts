import assert from "node:assert/strict";
import { PlainShell } from "../../../src/classroom/view/plain_shell.ts";

Deno.test("a terminal's whole lines are told once, without colours, with the command line or without it", () => {
  for (const echoes of [true, false]) {
    const terminal = { shown: "\x1b[?2004hahab$ ", isWaiting: false };
    const told: string[] = [];
    const shell = new PlainShell({ terminal, say: (line) => void told.push(line), mark: "[2] ", echoes });
    shell.begin();
    terminal.shown += "ls\r\n\x1b[?2004l\x1b[31mred\x1b[0m  \r\nhalf";
    shell.flush();
    shell.flush();
    const first = echoes ? ["[2] ahab$ ls"] : [];
    assert.deepEqual(told, [...first, "[2] red"]);
    terminal.shown += " and whole\x07\r\nahab$ ";
    terminal.isWaiting = true;
    shell.flush();
    shell.begin();
    assert.deepEqual(told, [...first, "[2] red", "[2] half and whole", ...(echoes ? [] : ["[2] ahab$"])]);
  }
});
