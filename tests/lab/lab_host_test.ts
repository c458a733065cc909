import assert from "node:assert/strict";
import { nullStream, sinkStream } from "../../src/simulator/host/simple_streams.ts";
import { smallLab } from "./small_lab.ts";

Deno.test("ahab's shell begins in his home, with his name", async () => {
  const lab = smallLab();
  let out = "";
  const output = sinkStream((text) => void (out += text), "out");
  const task = lab.host.login(["bash", "-c", "whoami; pwd; hostname; ps -ef | grep -c sshd:"], {
    streams: [nullStream, output, output],
  });
  assert.equal(await lab.end(task), 0);
  // The listener, the session, the shell whose command line says so, and grep itself.
  assert.equal(out, "ahab\n/home/ahab\npequod\n4\n");
});

Deno.test("a terminal is the shell's, and its session ends with it", async () => {
  const lab = smallLab();
  const terminal = lab.host.kernel.makeTerminal();
  let shown = "";
  terminal.onOutput = (text) => void (shown += text);
  const task = lab.host.login(["-bash"], { terminal });
  lab.queue.advance(100);
  assert.match(shown, /ahab@pequod:~\$ $/);
  terminal.type("exit 3\r");
  assert.equal(await lab.end(task), 3);
  const titles = [...lab.host.kernel.tasks].map(({ title }) => title);
  assert.equal(titles.some((title) => title.startsWith("sshd: ahab")), false);
});

Deno.test("the host has an address in the nodes' network", () => {
  const { network } = smallLab().host;
  assert.deepEqual(network.interfaces.map(({ name }) => name), ["lo", "enp1s0", "virbr0"]);
  assert.equal(network.has("192.168.122.1"), true);
});
