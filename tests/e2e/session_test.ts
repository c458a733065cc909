/** Programs that get the terminal from the explorer, and the terminal afterwards. */
import assert from "node:assert/strict";
import { Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

const RUNNING = /env-echgo-\S+\s+●?\s*1\/1\s+Running/;

terminalTest("a shell in a pod: keys, sizes, Ctrl-C, its end, and the explorer again", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--sim"]);
  await explorer.until(RUNNING);
  await explorer.press("s", "Shell in default/env-echgo-");
  await explorer.until(/[$#] $/m);
  assert.ok(!explorer.isFullScreen, "the shell has the ordinary screen");
  await explorer.press("echo from-$((40+2))\r", /^from-42$/m);
  explorer.resize(90, 20);
  await explorer.press("sleep 1000\r", "sleep 1000");
  await explorer.press("\x03", /\^C/);
  await explorer.press("exit 3\r", "ended with exit code 3");
  assert.ok(explorer.isFullScreen);
  await explorer.until(RUNNING);
  await explorer.press("j?", "Help");
  explorer.send(":q\r");
  assert.equal((await explorer.end()).code, 0);
});

terminalTest("SIGTERM while a shell is open: the terminal is as it was", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--sim"]);
  await explorer.until(RUNNING);
  await explorer.press("s", /[$#] $/m);
  await explorer.signal("SIGTERM");
  const { code, shell } = await explorer.end();
  assert.equal(code, 143);
  explorer.assertRestored(shell);
});

terminalTest("attach shows what a container writes from now on; Ctrl-C leaves it running", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--sim=shop"]);
  await explorer.until(/Running/);
  await explorer.press("a", /Attached to|Attach to/);
  if (explorer.screen.includes("Attach to")) await explorer.press("\r", "Attached to");
  await explorer.press("\x03", "goes on");
  assert.ok(explorer.isFullScreen);
  explorer.send(":q\r");
  assert.equal((await explorer.end()).code, 0);
});

terminalTest("an edit in $EDITOR: proposed, made, and the explorer in between", async () => {
  using home = new Home();
  const editor = home.file(
    "editor.sh",
    `#!/bin/sh\necho "editing $2 with $1"\nread answer\nsed -i 's/replicas: 2/replicas: 3/' "$2"\n`,
  );
  Deno.chmodSync(editor, 0o755);
  const env = { PEQUOD_EDITOR: `${editor} --word` };
  await using explorer = new Explorer(home, ["--sim", "-c", "deploy"], { env });
  await explorer.until(/env-echgo\s+2\/2/);
  await explorer.press("e", /editing \S+deployment-default-env-echgo\.yaml with --word/);
  assert.ok(!explorer.isFullScreen);
  await explorer.press("go\r", /\+\s+replicas: 3/);
  assert.ok(explorer.isFullScreen);
  await explorer.press("\r", /env-echgo\s+3\/3/);
  explorer.send(":q\r");
  assert.equal((await explorer.end()).code, 0);
});

terminalTest("SIGTERM while the editor is open ends both, and the terminal is as it was", async () => {
  using home = new Home();
  const editor = home.file("editor.sh", "#!/bin/sh\necho waiting in the editor\nexec sleep 1000\n");
  Deno.chmodSync(editor, 0o755);
  await using explorer = new Explorer(home, ["--sim", "-c", "deploy"], { env: { EDITOR: editor } });
  await explorer.until(/env-echgo\s+2\/2/);
  await explorer.press("e", "waiting in the editor");
  await explorer.signal("SIGTERM");
  const { code, shell } = await explorer.end();
  assert.equal(code, 143);
  explorer.assertRestored(shell);
});

terminalTest("a port-forward answers on this machine until it is stopped", async () => {
  using home = new Home();
  await using explorer = new Explorer(home, ["--sim=shop", "-c", "svc"]);
  await explorer.until(/catalog\s+ClusterIP/);
  await explorer.press("F", "Port-forward to Service shop/catalog");
  const screen = await explorer.press("\r", /Port-forward 127\.0\.0\.1:\d+ leads to pod/);
  const url = `http://127.0.0.1:${/127\.0\.0\.1:(\d+)/.exec(screen)![1]}/`;
  const answer = await fetch(url);
  assert.equal(answer.status, 200);
  await answer.text();
  await explorer.press(":pf\r", /services\/catalog\s+127\S+\s+Active.*[1-9]\d* B/);
  await explorer.press("\x04", "Port-forward to services/catalog stopped.");
  await assert.rejects(fetch(url));
  explorer.send(":q\r");
  assert.equal((await explorer.end()).code, 0);
});
