import assert from "node:assert/strict";
import { CommandFailed } from "../../src/classroom/learner_terminal.ts";
import { screenText } from "../../src/terminal/screen_text.ts";
import { smallClassroom } from "./small_classroom.ts";

Deno.test("command lines at a terminal: what they show, how they end, and when they are far enough", async () => {
  const classroom = await smallClassroom();
  try {
    const lines: [line: string, output: RegExp, status: number | undefined, until?: RegExp][] = [
      ["echo one; echo two", /^one\ntwo\n$/, 0],
      ["false", /^$/, 1],
      ["no-such-program", /command not found/, 127],
      ["echo a \\\n  b", /a b\n$/, 0],
      ["cat <<'E'\n$x\nE", /\$x\n$/, 0],
      ["docker run -it --rm alpine sh", /\/ #/, undefined, /# $/],
      ["hostname", /^[0-9a-f]{12}\n$/, 0],
      ["exit 3", /^$/, 3],
      ["kubectl run -it p --image=busybox --restart=Never -- sh", /\/ #/, undefined, /# $/],
      ["hostname", /^p\n$/, undefined],
      ["exit", /^$/, 0],
      ["kubectl logs p -f | head -1; sleep 1000", /./s, undefined, /hostname/],
    ];
    for (const [line, output, status, until] of lines) {
      const result = await classroom.run(line, until ? { until } : {});
      assert.match(result.output, output, line);
      assert.equal(result.status, status, `${line}: ${result.output}`);
      const isWaiting = !line.includes("sleep");
      assert.equal(classroom.terminals.get(1)?.isWaiting, isWaiting, `waits after ${line}`);
    }
    await assert.rejects(classroom.run("never", { limitMs: 5000 }), CommandFailed);
    await classroom.type("\x03");
    assert.equal((await classroom.run("echo again")).output, "again\n");
  } finally {
    classroom.close();
  }
});

Deno.test("a shell of the host waits, or something else has the keys", async () => {
  const classroom = await smallClassroom();
  try {
    const lines: [typed: string, shows: RegExp, isHostWaiting: boolean][] = [
      ["echo one\r", /\none\n.*\$ $/, true],
      ["echo tw", /echo tw$/, true],
      ["o\r", /\ntwo\n.*\$ $/, true],
      ["cat <<E\r", /> $/, false],
      ["E\r", /\$ $/, true],
      ["sleep 1000\r", /1000\n$/, false],
      ["\x03", /\^C\n.*\$ $/, true],
      ["docker run -it --rm alpine sh\r", /\/ # $/, false],
      ["exit\r", /\$ $/, true],
      ["kubectl run -it p --image=busybox --restart=Never -- sh\r", /\/ # $/, false],
      ["exit\r", /\$ $/, true],
    ];
    for (const [typed, shows, isHostWaiting] of lines) {
      await classroom.type(typed);
      const terminal = classroom.terminals.get(1)!;
      await classroom.paced.until(() => shows.test(screenText(terminal.shown)), 20_000);
      await classroom.paced.settle();
      assert.match(screenText(terminal.shown), shows, typed);
      assert.equal(terminal.isHostWaiting, isHostWaiting, typed);
    }
  } finally {
    classroom.close();
  }
});

Deno.test("whoever leaves the shell has the next one", async () => {
  const classroom = await smallClassroom();
  try {
    for (const leave of ["cd /tmp; exit 4", "exec true"]) {
      await classroom.run(leave, { until: /new one begins/ });
      assert.equal((await classroom.run("pwd")).output, "/home/ahab\n", leave);
    }
  } finally {
    classroom.close();
  }
});

/** Ways in which a shell ends under whoever types in it. */
for (const line of ["exit", "logout", "exec true", "kill -9 $$", "\x04"]) {
  Deno.test(`after ${JSON.stringify(line)} somebody is logged in again`, async () => {
    const classroom = await smallClassroom();
    try {
      await classroom.run("cd /tmp; KEPT=value");
      const terminal = classroom.terminals.get(1)!;
      const { prompts } = terminal;
      await classroom.type(line === "\x04" ? line : `${line}\r`);
      assert.equal(await classroom.paced.until(() => terminal.prompts > prompts, 5000), true);
      assert.equal((await classroom.run('pwd; echo "<$KEPT>"')).output, "/home/ahab\n<>\n");
    } finally {
      classroom.close();
    }
  });
}

Deno.test("a shell that cannot come to its prompt is not begun for ever", async () => {
  const classroom = await smallClassroom();
  try {
    await classroom.run("echo exit >> ~/.bash_profile; echo exit >> ~/.bashrc; echo exit >> ~/.profile");
    await classroom.type("exit\r");
    await classroom.paced.pass(5000);
    // One more shell has begun, and has ended.
    const { shown } = classroom.terminals.get(1)!;
    assert.match(shown, /logout\r\n$/);
    const shells = [...classroom.paced.lab.host.kernel.tasks].filter(({ title }) => title === "-bash");
    assert.equal(shells.length, 0);
  } finally {
    classroom.close();
  }
});

Deno.test("a fork bomb fills what its owner may have; the machine lives on, and time passes", async () => {
  const classroom = await smallClassroom();
  try {
    await classroom.run("docker run -d --name web nginx");
    await classroom.type(":(){ :|:& };:\r");
    await classroom.paced.pass(3000);
    const { shown } = classroom.terminals.get(1)!;
    assert.match(shown, /fork: retry: Resource temporarily unavailable/);
    const tasks = [...classroom.paced.lab.host.kernel.tasks].length;
    assert.ok(tasks > 500 && tasks < 600, `${tasks} processes`);
    const [web] = await classroom.view.engine!.containers();
    assert.equal((web!.State as { Running: boolean }).Running, true);
  } finally {
    classroom.close();
  }
});
