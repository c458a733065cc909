import assert from "node:assert/strict";
import { serveTcp } from "../cluster/loopback.ts";
import { freePort, kubeconfigOf, ServedCluster } from "./cluster.ts";
import { expectCommand, Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

const refused = (port: number) =>
  `The connection to the server 127.0.0.1:${port} was refused - did you specify the right host or port?\n`;

Deno.test("a closed port: kubectl's words, exit code 1", async () => {
  using home = new Home();
  const port = freePort();
  home.file(".kube/config", kubeconfigOf({ server: `https://127.0.0.1:${port}` }));
  for (const line of ["get pods", "api-resources", "explain pods", "get --raw /version", "kubectl version"]) {
    const { out, err, code } = await expectCommand(home, line.split(" "), {
      code: 1,
      err: refused(port),
      out: /^(Client Version: .*\nKustomize Version: .*\n)?$/,
    });
    assert.equal(err, refused(port), `${line}: ${out} ${code}`);
  }
  await expectCommand(home, ["doctor"], {
    code: 1,
    out: /✗ cluster +The connection .* refused .*\n +→ is the/,
  });
});

Deno.test("a server that never answers: the time limit ends the wait", async () => {
  using home = new Home();
  const hole = await serveTcp(() => {});
  try {
    home.file(".kube/config", kubeconfigOf({ server: `https://127.0.0.1:${hole.port}` }));
    await expectCommand(home, ["get", "pods", "--request-timeout", "1s"], {
      code: 1,
      err: `Unable to connect to the server: i/o timeout: no answer from 127.0.0.1:${hole.port} within 1s\n`,
    });
  } finally {
    await hole.close();
  }
});

Deno.test("the environment's proxy is not asked for this machine", async () => {
  using home = new Home();
  await using cluster = await ServedCluster.start();
  home.file(".kube/config", kubeconfigOf({ server: cluster.front.url }));
  const env = { HTTPS_PROXY: `http://127.0.0.1:${freePort()}` };
  await expectCommand(home, ["get", "pods", "-o", "name"], { out: /^pod\/env-echgo/ }, { env });
  await expectCommand(home, ["--play", "-"], {}, { env, input: "expect env-echgo\n" });
});

terminalTest("the explorer waits for a server, shows it, and says when it is gone", async () => {
  using home = new Home();
  const port = freePort();
  home.file(".kube/config", kubeconfigOf({ server: `https://127.0.0.1:${port}` }));
  await using explorer = new Explorer(home, []);
  const dark = await explorer.until(/Unreachable since \d\d:\d\d:\d\d/);
  assert.match(dark, /127\.0\.0\.1:\d+ was refused/);
  assert.match(dark, /Trying again in \d+ s; Ctrl-R now/);
  assert.match(dark, /✗ stale since|✗ unreachable since/);
  {
    await using _cluster = await ServedCluster.start({ port });
    await explorer.press("\x12", /env-echgo-\S+\s+1\/1\s+Running/);
    await explorer.until("● live");
  }
  const stale = await explorer.until(/✗ stale since \d\d:\d\d:\d\dZ/);
  assert.match(stale, /env-echgo-\S+\s+1\/1\s+Running/, "what was seen last stays");
  await explorer.press(":deploy\r", /Deployments?/);
  {
    await using _cluster = await ServedCluster.start({ port });
    await explorer.press("\x12", /env-echgo\s+2\/2/);
    await explorer.until("● live");
    explorer.send(":q\r");
    assert.equal((await explorer.end()).code, 0);
  }
});
