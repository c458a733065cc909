import assert from "node:assert/strict";
import { CommandSession } from "../../../../src/simulator/kubernetes/http/command_session.ts";

Deno.test("a command that takes nothing holds its client up", async () => {
  const session = new CommandSession("v5.channel.k8s.io", { stdin: true, stdout: true, stderr: false });
  session.run(() => new Promise(() => {}));
  let isThrough = false;
  const sending = session.channel.send(Uint8Array.of(0, 1)).then(() => void (isThrough = true));
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  assert.equal(isThrough, false);
  session.channel.close();
  await Promise.race([sending, Promise.resolve()]);
});
