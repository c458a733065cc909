import assert from "node:assert/strict";
import { freePort, kubeconfigOf, ServedCluster } from "./cluster.ts";
import { expectCommand, Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

/** The kubeconfig of a served cluster with more contexts that do not work. */
function withBrokenContexts(server: string): string {
  const config = JSON.parse(kubeconfigOf({ server }));
  config.clusters.push(
    { name: "no-ca", cluster: { server, "certificate-authority": "/no/such/ca.crt" } },
    { name: "away", cluster: { server: `https://127.0.0.1:${freePort()}` } },
  );
  config.users.push({
    name: "plugin",
    user: {
      exec: {
        apiVersion: "client.authentication.k8s.io/v1",
        command: "no-such-plugin",
        interactiveMode: "IfAvailable",
        installHint: "Install it with: get-the-plugin",
      },
    },
  });
  config.contexts.push(
    { name: "no-ca", context: { cluster: "no-ca", user: "tester" } },
    { name: "away", context: { cluster: "away", user: "tester" } },
    { name: "plugin", context: { cluster: "served", user: "plugin" } },
  );
  return JSON.stringify(config);
}

terminalTest(
  "a context that cannot be used leaves one where one is; one that is away can be left again",
  async () => {
    using home = new Home();
    await using cluster = await ServedCluster.start();
    home.file(".kube/config", withBrokenContexts(cluster.front.url));
    await using explorer = new Explorer(home, []);
    await explorer.until(/env-echgo-\S+\s+1\/1/);
    const stayed = await explorer.press(":ctx no-ca\r", /unable to read certificate-authority/);
    assert.match(stayed, /^ ⎈ test · served/);
    assert.match(stayed, /env-echgo-\S+\s+1\/1/);
    await explorer.press(":ctx nope\r", 'no context exists with the name: "nope"');
    await explorer.press("\x1b", "─────"); // by itself: with a key right behind it, it would be Alt
    await explorer.press(":ctx away\r", /⎈ away[^]*was refused/);
    assert.doesNotMatch(explorer.screen, /env-echgo/, "no rows of another cluster");
    await explorer.press(":ctx test\r", /⎈ test · served[^]*env-echgo-\S+\s+1\/1/);
    explorer.send(":q\r");
    assert.equal((await explorer.end()).code, 0);
  },
);

terminalTest("a credential plug-in that is missing is named, with the hint of the kubeconfig", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start();
  home.file(".kube/config", withBrokenContexts(cluster.front.url));
  const { err } = await expectCommand(home, ["get", "pods", "--context", "plugin"], {
    code: 1,
    err: "Unable to connect to the server: getting credentials: exec: executable no-such-plugin not found",
  });
  assert.match(err, /Install it with: get-the-plugin/);
  await using explorer = new Explorer(home, ["--context", "plugin"]);
  await explorer.until(/executable no-such-plugin not\s+found/);
});

Deno.test("kubeconfigs that are there in part, empty, or no files", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start();
  const good = home.file("good", kubeconfigOf({ server: cluster.front.url }));
  const empty = home.file("empty", "");
  const windows = home.file("windows", `\ufeff${await Deno.readTextFile(good)}`.replaceAll(",", ",\r\n"));
  const pods = { out: /^pod\/env-echgo/ };
  const argv = ["get", "pods", "-o", "name"];
  for (const KUBECONFIG of [`${home.path}/missing:${good}`, `${empty}:${good}`, windows, `:${good}:`]) {
    await expectCommand(home, argv, pods, { env: { KUBECONFIG } });
  }
  for (const KUBECONFIG of [`${home.path}/missing`, empty]) {
    const err = `KUBECONFIG (${KUBECONFIG}) leads to no cluster: this is the bundled cluster.\n`;
    await expectCommand(home, argv, { ...pods, err }, { env: { KUBECONFIG } });
  }
  await expectCommand(home, argv, { code: 1, err: /^error: .*is a directory\n$/ }, {
    env: { KUBECONFIG: home.path },
  });
});

terminalTest("any keys, pasted escape sequences and sizes: the explorer goes on", async () => {
  using home = new Home();
  // An editor that changes nothing: what is typed is for the explorer.
  await using explorer = new Explorer(home, ["--sim"], { env: { EDITOR: "true" } });
  await explorer.until(/1\/1/);
  let seed = 7;
  const chance = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let count = 0; count < 400; count++) {
    explorer.send(KEYS[chance(KEYS.length)]!);
    if (count % 50 === 0) explorer.resize(1 + chance(150), 1 + chance(40));
  }
  explorer.resize(100, 24);
  // Out of prompts, forms and the full screen.
  for (let count = 0; count < 20; count++) explorer.send("\x1b");
  await explorer.until(/^ ⎈ default/);
  explorer.send("\x03\x03");
  assert.equal((await explorer.end()).code, 0);
});

// No q among them: alone it leaves; no s: in a shell keys are the shell's.
const KEYS = [
  ..."jklydwSgGfpnNx0123?-/: é日",
  "\r",
  "\x1b",
  "\t",
  "\x7f",
  "echgo\r",
  ":deploy\r",
  ":svc\r",
  "\x01",
  "\x17",
  "\x19",
  "\x1b[A",
  "\x1b[B",
  "\x1b[1;2C",
  "\x1b[5~",
  "\x1bOP",
  "\x1b[200~paste\x1b]0;x\x07\n\x1b[201~",
  "\x1b[<0;10;10M",
  "\x1b[I",
  "\x1b[999;999X",
];
