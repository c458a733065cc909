import assert from "node:assert/strict";
import { plain, Session } from "../session.ts";

/** Keys, and the line that they make. */
const LINES: [keys: string, line: string][] = [
  ["abc\x1b[D\x1b[DX", "aXbc"],
  ["bc\x01a\x05d", "abcd"],
  ["one two\x17three", "one three"],
  ["ab cd\x15x", "x"],
  ["ab cd\x15\x19", "ab cd"],
  ["abc\x02\x02\x0b", "a"],
  ["ba\x14", "ab"],
  ["one two\x1bb\x1bu", "one TWO"],
  ["x y z\x17\x1f", "x y z"],
  ["日本\x7f語", "日語"],
];

for (const [keys, line] of LINES) {
  Deno.test(`${JSON.stringify(keys)} makes ${line}`, () => {
    const session = new Session();
    session.type(`${keys}\x01echo "\x05"\r`);
    assert.match(plain(session.sent), new RegExp(`\n${line}\n`));
  });
}

Deno.test("earlier lines come back, and are searched", () => {
  const session = new Session();
  session.type("echo one\r");
  session.type("echo two\r");
  assert.match(session.type("\x1b[A\x1b[A\r"), /one\n\$ $/);
  assert.match(session.type("\x12tw\r"), /two\n\$ $/);
  assert.match(session.type("echo \x1b.\r"), /two\n\$ $/);
});

Deno.test("Ctrl-C leaves the line, Ctrl-D an empty one leaves the shell", () => {
  const session = new Session();
  assert.equal(session.type("abc\x03"), "abc^C\n$ ");
  assert.equal(session.type("\x04"), "exit\n");
  assert.equal(session.task.exit?.code, 130);
});

Deno.test("what is pasted is run by Enter only", () => {
  const session = new Session();
  session.type("\x1b[200~echo a\necho b\x1b[201~");
  assert.match(session.type("\r"), /a\nb\n\$ $/);
});

Deno.test("a long line goes on below, and is drawn anew when the terminal is resized", () => {
  const session = new Session({ columns: 10 });
  session.type("echo 1234567890");
  session.terminal.resize({ columns: 40, rows: 24 });
  session.pass(10);
  assert.match(session.type("\r"), /1234567890\n\$ $/);
});

Deno.test("what is typed ahead is the command's", () => {
  const session = new Session();
  assert.match(session.type("sleep 100\r\x03echo on\r"), /\^C[^]*\$ echo on\non\n\$ $/);
  assert.match(session.type("cat\rfor cat\r"), /for cat\nfor cat\n$/);
  assert.equal(session.type("\x04"), "$ ");
});
