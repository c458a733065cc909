import assert from "node:assert/strict";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { runArgv } from "../../images/machine.ts";
import { Session } from "./session.ts";

Deno.test("a command may take several lines, and a mistake does not end the shell", () => {
  const stdin = ["if true\n", "then echo x; fi\n", "echo )\n", "echo $((1/0))\n", "exit 4\n"];
  const ran = runArgv(["bash", "-i"], { image: debian, stdin });
  assert.equal(ran.out, "x\n");
  assert.match(ran.err, /bash: syntax error near unexpected token `\)'\nbash: 1\/0: division by 0/);
  assert.equal(ran.code, 4);
});

Deno.test("several lines make one command, and !! repeats it", () => {
  const session = new Session();
  assert.equal(session.type("echo a 'b\r"), "echo a 'b\n> ");
  assert.equal(session.type("c'\r"), "c'\na b\nc\n$ ");
  assert.equal(session.type("echo x\r"), "echo x\nx\n$ ");
  assert.equal(session.type("!!\r"), "!!\necho x\nx\n$ ");
  assert.equal(session.type("!nosuch\r"), "!nosuch\nbash: !nosuch: event not found\n$ ");
});

Deno.test("history is kept in the user's file", () => {
  const session = new Session();
  session.type("echo kept\r");
  session.type("exit\r");
  assert.equal(session.machine.files.read("/root/.bash_history"), "echo kept\nexit\n");
});

Deno.test("names stand in columns at the terminal, and on lines of their own in a pipe", () => {
  const session = new Session();
  session.type("touch a b\r");
  assert.equal(session.type("ls\r"), "ls\na  b\n$ ");
  assert.equal(session.type("ls | cat\r"), "ls | cat\na\nb\n$ ");
});

Deno.test("LINES and COLUMNS are the terminal's size, also after it has changed; programs do not see them", () => {
  const session = new Session({ columns: 90 });
  assert.match(session.type("echo $LINES $COLUMNS; env | grep -c LINES\r"), /\n24 90\r?\n0\r?\n/);
  session.terminal.resize({ columns: 70, rows: 20 });
  assert.match(session.type("echo $LINES $COLUMNS\r"), /\n20 70\r?\n/);
});
