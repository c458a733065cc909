/** However the explorer ends, the terminal is as it was; what is lent to a program comes back. */
import assert from "node:assert/strict";
import { Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

const RUNNING = /env-echgo-\S+\s+●?\s*1\/1\s+Running/;
const DEPLOYED = /env-echgo\s+2\/2/;

/** Mistakes of the program itself, made from outside: what a module that is loaded before it does, and what is told. */
const crashes: { how: string; code: string }[] = [
  { how: "an error that nobody catches", code: `throw new Error("on purpose")` },
  { how: "a promise that nobody handles", code: `void Promise.reject(new Error("on purpose"))` },
];

for (const { how, code } of crashes) {
  terminalTest(`${how}: the terminal is as it was, and the error is told`, async () => {
    using home = new Home();
    const preload = home.file("crash.js", `Deno.addSignalListener("SIGUSR1", () => { ${code}; });`);
    await using explorer = new Explorer(home, ["--sim"], { preload });
    await explorer.until(RUNNING);
    await explorer.signal("SIGUSR1");
    const { code: exitCode, shell } = await explorer.end();
    assert.equal(exitCode, 1);
    assert.match(shell, /on purpose/);
    explorer.assertRestored(shell);
  });

  terminalTest(`${how} while the editor is open: both end, and the terminal is as it was`, async () => {
    using home = new Home();
    const preload = home.file("crash.js", `Deno.addSignalListener("SIGUSR1", () => { ${code}; });`);
    await using explorer = new Explorer(home, ["--sim", "-c", "deploy"], { preload, env: waiting(home) });
    await explorer.until(DEPLOYED);
    await explorer.press("e", "waiting in the editor");
    await explorer.signal("SIGUSR1");
    const { code: exitCode, shell } = await explorer.end();
    assert.equal(exitCode, 1);
    assert.match(shell, /on purpose/);
    explorer.assertRestored(shell);
  });
}

for (const [name, code] of [["SIGTERM", 143], ["SIGHUP", 129]] as const) {
  terminalTest(`${name} in the middle of a question: the terminal is as it was`, async () => {
    using home = new Home();
    await using explorer = new Explorer(home, ["--sim", "-c", "deploy"]);
    await explorer.until(DEPLOYED);
    await explorer.press("\x04", "kubectl delete");
    await explorer.signal(name);
    const { code: exitCode, shell } = await explorer.end();
    assert.equal(exitCode, code);
    explorer.assertRestored(shell);
  });
}

terminalTest("Ctrl-C in the editor is the editor's: the explorer goes on", async () => {
  using home = new Home();
  const script = `#!/bin/sh
trap 'heard=yes' INT
echo waiting in the editor
while [ -z "$heard" ]; do sleep 0.1; done
echo the editor heard it
read answer
`;
  const editor = home.file("editor.sh", script);
  Deno.chmodSync(editor, 0o755);
  await using explorer = new Explorer(home, ["--sim", "-c", "deploy"], { env: { EDITOR: editor } });
  await explorer.until(DEPLOYED);
  await explorer.press("e", "waiting in the editor");
  await explorer.press("\x03", "the editor heard it");
  await explorer.press("\r", DEPLOYED);
  assert.ok(explorer.isFullScreen);
  explorer.send(":q\r");
  explorer.assertRestored((await explorer.end()).shell);
});

terminalTest("a terminal that is closed ends the explorer", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--sim"]);
  await explorer.until(RUNNING);
  const pid = await explorer.program();
  explorer.hangUp();
  await explorer.ended;
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) {
    await new Promise((later) => setTimeout(later, 50));
  }
  assert.ok(!isAlive(pid), "nothing of it goes on");
});

/** The environment with an editor that waits for ever. */
function waiting(home: Home): Record<string, string> {
  const editor = home.file("editor.sh", "#!/bin/sh\necho waiting in the editor\nexec sleep 1000\n");
  Deno.chmodSync(editor, 0o755);
  return { EDITOR: editor };
}

function isAlive(pid: number): boolean {
  return new Deno.Command("kill", { args: ["-0", String(pid)], stderr: "null" }).outputSync().success;
}
