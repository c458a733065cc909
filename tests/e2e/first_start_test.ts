import assert from "node:assert/strict";
import { Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

const NOTICE = "No kubeconfig was found: this is the bundled cluster";
const RUNNING = /env-echgo-\S+\s+●?\s*1\/1\s+Running/;

/** Ways out, and the exit code of each. Signals give what a shell expects: 128 and the signal's number. */
const exits: { how: string; leave: (explorer: Explorer) => void | Promise<void>; code: number }[] = [
  { how: "q", leave: (explorer) => explorer.send("q"), code: 0 },
  { how: ":q", leave: (explorer) => explorer.send(":q\r"), code: 0 },
  { how: ":quit", leave: (explorer) => explorer.send(":quit\r"), code: 0 },
  { how: "Ctrl-C", leave: (explorer) => explorer.send("\x03"), code: 0 },
  { how: "SIGTERM", leave: (explorer) => explorer.signal("SIGTERM"), code: 143 },
  { how: "SIGHUP", leave: (explorer) => explorer.signal("SIGHUP"), code: 129 },
  { how: "SIGINT", leave: (explorer) => explorer.signal("SIGINT"), code: 130 },
];

for (const { how, leave, code: expected } of exits) {
  terminalTest(`without a kubeconfig the bundled cluster is shown; ${how} leaves all as it was`, async () => {
    using home = new Home();
    await using explorer = new Explorer(home, []);
    await explorer.until(NOTICE);
    const screen = await explorer.until(RUNNING);
    assert.match(screen, /NAME.*READY\s+STATUS/);
    assert.match(screen, /\$ kubectl get pods/);
    assert.ok(explorer.isFullScreen);
    await leave(explorer);
    const { code, shell } = await explorer.end();
    assert.equal(code, expected);
    explorer.assertRestored(shell);
    assert.deepEqual(
      [...Deno.readDirSync(home.path)].map(({ name }) => name),
      [],
      "nothing was written at home",
    );
  });
}
