import assert from "node:assert/strict";
import { bash } from "./bash.ts";
import { Session } from "./session.ts";

Deno.test("a program that a signal ends is told of with its command", () => {
  const ran = bash("sh -c 'kill -9 $$'; echo $?");
  assert.match(ran.err, /^bash: line 1: +\d+ Killed +sh -c 'kill -9 \$\$'\n$/);
  assert.equal(ran.out, "137\n");
});

Deno.test("Ctrl-C ends what is in the foreground, a loop that never waits, too", () => {
  const session = new Session();
  session.type("sleep 100\r");
  assert.equal(session.type("\x03"), "^C\n$ ");
  for (const line of ["while :; do :; done", "while true; do sleep 1; done", "sleep 100; echo not this"]) {
    session.type(`${line}\r`, 2500);
    assert.equal(session.type("\x03"), "^C\n$ ", line);
  }
  assert.equal(session.type("echo $?\r"), "echo $?\n130\n$ ");
});

Deno.test("Ctrl-Z stops a job, which bg, fg and kill know by its number", () => {
  const session = new Session();
  session.type("sleep 100 | cat\r");
  assert.equal(session.type("\x1a"), "^Z\n[1]+  Stopped                 sleep 100 | cat\n$ ");
  assert.equal(session.type("bg\r"), "bg\n[1]+ sleep 100 | cat &\n$ ");
  assert.equal(session.type("jobs\r"), "jobs\n[1]+  Running                 sleep 100 | cat &\n$ ");
  assert.equal(session.type("fg %1\r"), "fg %1\nsleep 100 | cat\n");
  assert.equal(session.type("\x03"), "^C\n$ ");
});

Deno.test("a job's end is told before the next prompt", () => {
  const session = new Session();
  assert.match(session.type("sleep 1 &\r"), /\n\[1\] \d+\n\$ $/);
  session.pass(2000);
  assert.equal(session.type("\r"), "\n[1]+  Done                    sleep 1\n$ ");
});

Deno.test("a shell with stopped jobs warns once before it ends", () => {
  const session = new Session();
  session.type("sleep 100\r");
  session.type("\x1a");
  assert.equal(session.type("exit\r"), "exit\nexit\nThere are stopped jobs.\n$ ");
  session.type("exit\r");
  assert.ok(session.task.hasEnded);
});

Deno.test("a pipeline streams, and Ctrl-C ends all of it", () => {
  const session = new Session();
  const typed = "while true; do echo tick; sleep 1; done | grep --line-buffered tick";
  assert.equal(session.type(`${typed}\r`, 1500), `${typed}\ntick\ntick\n`);
  assert.equal(session.type("\x03"), "^C\n$ ");
});

Deno.test("a job in the background that reads from the terminal stands still until it is brought to the front", () => {
  const session = new Session();
  assert.match(session.type("cat &\r"), /^cat &\n\[1\] \d+\n\$ $/);
  assert.equal(session.type("\r"), "\n[1]+  Stopped                 cat\n$ ");
  assert.equal(session.type("bg\r"), "bg\n[1]+ cat &\n$ ");
  assert.equal(session.type("\r"), "\n[1]+  Stopped                 cat\n$ ");
  assert.equal(session.type("fg\r"), "fg\ncat\n");
  assert.equal(session.type("word\r"), "word\nword\n");
  assert.equal(session.type("\x04"), "$ ");
});

Deno.test("what is typed ahead is read in order: text, its end, and the next command", () => {
  const session = new Session();
  assert.equal(session.type("cat\rab\r\x04echo next\r"), "cat\nab\necho next\nab\n$ echo next\nnext\n$ ");
});

Deno.test("a shell may read where it is in the foreground, also by read and in a pipeline", () => {
  const session = new Session();
  assert.equal(session.type("read word; echo [$word]\r"), "read word; echo [$word]\n");
  assert.equal(session.type("x\r"), "x\n[x]\n$ ");
  assert.equal(session.type("cat | cat\r"), "cat | cat\n");
  assert.equal(session.type("y\r\x04"), "y\ny\n$ ");
});

Deno.test("what a program that ends well makes of the terminal stays; what one that a signal ends leaves does not", () => {
  const session = new Session();
  const echoes = () => !/ -echo /.test(session.type("stty -a\r").replace(/\s+/g, " "));
  session.type("stty -echo\r");
  assert.equal(echoes(), false);
  session.type("stty echo\r");
  assert.equal(echoes(), true);
  session.type("sh -c 'stty -echo; kill -9 $$'\r");
  assert.equal(echoes(), true);
});

Deno.test("mapfile in the background stands still as soon as it reads from the terminal", () => {
  const session = new Session();
  session.type("mapfile lines &\r");
  assert.equal(session.type("\r"), "\n[1]+  Stopped                 mapfile lines\n$ ");
});

Deno.test("a program sees itself in the foreground and its shell waiting behind it", () => {
  const states: string[] = [];
  const session = new Session();
  const { machine } = session;
  const program = machine.program.bind(machine);
  const look = () => {
    states.push(...session.task.kernel.rowsIn(session.task.namespaces.pid).map((row) => row.state));
    return 0;
  };
  machine.program = (path) => path === "/usr/bin/sort" ? look : program(path);
  session.type("sort\r");
  assert.deepEqual(states, ["Ss", "Ss", "R+"]);
});
