import assert from "node:assert/strict";
import { kubeconfigOf, ServedCluster } from "./cluster.ts";
import { expectCommand, Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

/** Sets the title, clears the screen, colours, rings, moves, reorders, and is wide besides. */
const EVIL = "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x9b5n\u202eevil\u2066日本e\u0301\x00\r\n\t👩‍👩‍👧X";

/** What must never be sent to a terminal by a cluster's text. */
const FORBIDDEN = ["\x1b]0;", "\x07", "\x1b[31mred", "\x9b", "\u202e", "\u2066", "\x00", "\x1b[2J\x1b[31m"];

const POD = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "hostilename", labels: { app: "hostilelabel" }, annotations: { note: "hostilenote" } },
  spec: {
    containers: [{
      name: "main",
      image: "busybox",
      command: ["sh", "-c", "echo first; echo hostileline; echo last; sleep 100000"],
    }],
  },
};

async function hostileCluster(): Promise<ServedCluster> {
  const disguises = Object.fromEntries(
    ["hostilename", "hostilelabel", "hostilenote", "hostileline"].map((word) => [word, EVIL]),
  );
  const cluster = await ServedCluster.start({ disguises });
  const made = await cluster.world.api.request("/api/v1/namespaces/default/pods", {
    method: "POST",
    body: JSON.stringify(POD),
    headers: { "content-type": "application/json" },
  });
  assert.equal(made.status, 201, await made.text());
  cluster.driver.sync();
  cluster.world.advance(20_000);
  return cluster;
}

/** The frame is whole: header above, keys below, nothing of the shell's between. */
function assertWhole(explorer: Explorer): void {
  const lines = explorer.screen.split("\n");
  assert.match(lines[0]!, /^ ⎈ test · served/, explorer.screen);
  assert.match(lines.at(-1)!, /: command/, explorer.screen);
  assert.ok(explorer.isFullScreen);
  for (const text of FORBIDDEN) {
    assert.ok(!explorer.raw.includes(text), `${JSON.stringify(text)} was sent to the terminal`);
  }
}

terminalTest("hostile names, labels, YAML and log lines do nothing to the screen", async () => {
  using home = new Home();
  await using cluster = await hostileCluster();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url }));
  await using explorer = new Explorer(home, [], { columns: 120, rows: 30 });
  await explorer.until(/␛\]0;owned.*1\/1\s+Running/);
  assertWhole(explorer);
  const honest = explorer.screen.split("\n").find((line) => line.includes("env-echgo"))!;
  const status = honest.indexOf("Running");
  assert.equal(
    explorer.cells("owned", status, status + 7),
    "Running",
    `the columns stand:\n${explorer.screen}`,
  );
  await explorer.press("/owned\r", /Pods \(default\).*1/);
  await explorer.press("y", /annotations:/);
  assertWhole(explorer);
  await explorer.press("\x1b", /READY/);
  const logs = await explorer.press("l", /last/);
  assert.match(logs, /first/);
  assert.match(logs, /owned/);
  assertWhole(explorer);
  explorer.send("\x1b");
  await explorer.until(/READY/);
  await explorer.press("d", /owned/);
  assertWhole(explorer);
  explorer.send(":q\r");
  assert.equal((await explorer.end()).code, 0);
});

Deno.test("get and the plain table print no escape sequence of a cluster's", async () => {
  using home = new Home();
  await using cluster = await hostileCluster();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url }));
  for (const argv of [["get", "pods"], ["get", "pods", "--show-labels"], ["get", "pods", "-o", "yaml"], []]) {
    const { out } = await expectCommand(home, argv, { out: "owned" });
    assert.ok(!out.includes("\x1b"), `${argv}: ${JSON.stringify(out)}`);
  }
  await expectCommand(home, ["get", "pod", EVIL.replaceAll("\x00", "")], { code: 1, err: /NotFound|error/ });
});

Deno.test("a frame of hostile text, dumped, is text", async () => {
  using home = new Home();
  await using cluster = await hostileCluster();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url }));
  const { out } = await expectCommand(home, ["--play", "-"], { out: "owned" }, {
    input: "expect owned\ndump\n",
  });
  assert.doesNotMatch(out, /(?!\n)\p{Control}|[\u202a-\u202e\u2066-\u2069]/u);
});
