import assert from "node:assert/strict";
import { screenText } from "../../../../../src/terminal/screen_text.ts";
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
  ["ab\x17cd\x1f\x1f", "ab"],
  ["one two three\x01\x1bf\x1bt", "two one three"],
  ["one two\x1bt", "two one"],
  ["one two-three\x1b\x7f", "one two-"],
  ["one two/three four\x17\x17", "one "],
  ["one two\x01\x1bd", " two"],
  ["a b\x17\x17\x19", "a b"],
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

/** Keys, and what is on the screen then; the real bash shows the same. */
const SCREENS: [keys: string, shown: string][] = [
  ["echo 'a b'\recho \x1b.", "$ echo 'a b'\na b\n$ echo 'a b'"],
  ["echo a b\recho c d\recho \x1b.\x1b.", "$ echo a b\na b\n$ echo c d\nc d\n$ echo b"],
  [
    "for i in 1 2; do\recho $i\rdone\r\x1b[A",
    "$ for i in 1 2; do\n> echo $i\n> done\n1\n2\n$ for i in 1 2; do echo $i; done",
  ],
  ["echo a\recho !!:p\r\x1b[A", "$ echo a\na\n$ echo !!:p\necho echo a\n$ echo echo a"],
  ["echo a\r^a^b\r", "$ echo a\na\n$ ^a^b\necho b\nb\n$ "],
  ["echo a\r^x^b\r", "$ echo a\na\n$ ^x^b\nbash: :s^x^b: substitution failed\n$ "],
  ["echo abc\x1b#", "$ #echo abc\n$ "],
  ["cat /tmp/al\t\t", "$ cat /tmp/alpha"],
  ["cat /tmp/al\t\t\t", "$ cat /tmp/alpha\nalpha.txt     alphabet.txt\n$ cat /tmp/alpha"],
  ['cat "/tmp/wi\t', '$ cat "/tmp/with space" '],
  ["cat '/tmp/wi\t", "$ cat '/tmp/with space' "],
  ["cat /tmp/wi\t", "$ cat /tmp/with\\ space "],
  ["cat /tmp/d\t\t", "$ cat /tmp/d\ndata/ docs/\n$ cat /tmp/d"],
  ["cat /tmp/alphabx\x02\t", "$ cat /tmp/alphabet.txtx"],
];

for (const [keys, shown] of SCREENS) {
  Deno.test(`screen after ${JSON.stringify(keys)}`, () => {
    const session = new Session();
    for (const name of ["alpha.txt", "alphabet.txt", "with space", "data/x", "docs/x"]) {
      const folder = name.replace(/\/?[^/]*$/, "");
      if (folder !== "") session.machine.files.makeFolder(`/tmp/${folder}`);
      session.machine.files.write(`/tmp/${name}`, "");
    }
    session.type(keys);
    assert.equal(screenText(session.sent), shown);
  });
}
