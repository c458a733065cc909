import assert from "node:assert/strict";
import { TerminalInput, toTerminal } from "../../../src/simulator/host/terminal_input.ts";

function typed(text: string): string[] {
  const seen: string[] = [];
  const terminal = new TerminalInput({
    echo: (part) => seen.push(`echo ${part}`),
    line: (line) => seen.push(`line ${line}`),
    endOfInput: () => seen.push("end"),
    interrupt: () => seen.push("interrupt"),
  });
  terminal.feed(text);
  return seen;
}

for (
  const [text, expected] of [
    ["a\r", ["echo a", "echo \r\n", "line a\n"]],
    ["ab\x7fc\r", ["echo a", "echo b", "echo \b \b", "echo c", "echo \r\n", "line ac\n"]],
    ["a\x15b\n", ["echo a", "echo \b \b", "echo b", "echo \r\n", "line b\n"]],
    ["\x04", ["end"]],
    ["a\x04", ["echo a"]],
    ["a\x03", ["echo a", "echo ^C\r\n", "interrupt"]],
    ["\x1b[Aa", ["echo a"]],
    ["\x7f", []],
  ] as const
) {
  Deno.test(`typing ${JSON.stringify(text)}`, () => assert.deepEqual(typed(text), expected));
}

Deno.test("output brings the carriage back", () => assert.equal(toTerminal("a\nb\r\n"), "a\r\nb\r\n"));
