import assert from "node:assert/strict";
import { listenForWindows } from "../../../src/cli/terminals/terminal_socket.ts";
import { messageLine } from "../../../src/cli/terminals/window_messages.ts";
import { HostTerminals } from "../../../src/lab/host_terminals.ts";
import { Driver } from "../../../src/simulator/serve/driver.ts";
import { smallLab } from "../../lab/small_lab.ts";

Deno.test("a window that goes away, or is none, leaves no terminal behind", async () => {
  const lab = smallLab();
  const folder = await Deno.makeTempDir();
  const driver = new Driver(lab.queue);
  driver.start();
  const terminals = new HostTerminals(lab.host, () => driver.sync());
  const path = `${folder}/1.sock`;
  const door = await listenForWindows(terminals, path, "");
  for (const sent of [messageLine({ kind: "open", size: { columns: 80, rows: 24 } }), "garbage\n"]) {
    const connection = await Deno.connect({ transport: "unix", path });
    await connection.write(new TextEncoder().encode(sent));
    if (sent !== "garbage\n") await connection.read(new Uint8Array(100));
    assert.equal(terminals.count, sent === "garbage\n" ? 0 : 1);
    connection.close();
    await terminals.allEnded();
  }
  door.close();
  await assert.rejects(Deno.lstat(path), Deno.errors.NotFound);
  driver.stop();
  await Deno.remove(folder, { recursive: true });
});
