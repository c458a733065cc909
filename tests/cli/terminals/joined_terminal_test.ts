import assert from "node:assert/strict";
import { joinTerminal } from "../../../src/cli/terminals/joined_terminal.ts";
import { listenForWindows } from "../../../src/cli/terminals/terminal_socket.ts";
import { HostTerminals } from "../../../src/lab/host_terminals.ts";
import type { Terminal } from "../../../src/simulator/host/terminal.ts";
import { Driver } from "../../../src/simulator/serve/driver.ts";
import { smallLab } from "../../lab/small_lab.ts";

Deno.test("another window has a terminal on the same host, until its exit or its shell's end", async () => {
  const lab = smallLab();
  const { kernel } = lab.host;
  const made: Terminal[] = [];
  const make = kernel.makeTerminal.bind(kernel);
  kernel.makeTerminal = (size) => made[made.push(make(size)) - 1]!;
  const folder = await Deno.makeTempDir();
  const path = `${folder}/shells/1.sock`;
  const driver = new Driver(lab.queue);
  driver.start();
  const terminals = new HostTerminals(lab.host, () => driver.sync());
  const door = await listenForWindows(terminals, path, "Welcome\n");
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);

  let shown = "";
  const first = await joinTerminal(path, { columns: 70, rows: 20 }, (text) => void (shown += text));
  first.resize({ columns: 71, rows: 21 });
  first.type("exit 4\r");
  assert.equal(await first.ended, 4);
  assert.match(shown, /^Welcome\r\n[^]*exit 4\r\n/);
  assert.deepEqual(made[0]!.size, { columns: 71, rows: 21 });

  const second = await joinTerminal(path, { columns: 70, rows: 20 }, () => {});
  assert.equal(terminals.count, 1);
  second.hangUp();
  assert.equal(await second.ended, 129);
  assert.equal(terminals.count, 0);

  door.close();
  await assert.rejects(joinTerminal(path, { columns: 70, rows: 20 }, () => {}));
  driver.stop();
  await Deno.remove(folder, { recursive: true });
});
