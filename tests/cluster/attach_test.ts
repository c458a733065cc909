import assert from "node:assert/strict";
import { openAttach } from "../../src/cluster/attach.ts";
import { Client } from "../../src/cluster/client.ts";
import { FakeChannel, FakeTransport } from "./fake_transport.ts";

Deno.test("attach joins a container's streams", async () => {
  const transport = new FakeTransport();
  const channel = new FakeChannel("v4.channel.k8s.io");
  transport.channels.push(channel);
  const session = await openAttach(new Client(transport), {
    namespace: "default",
    pod: "web-0",
    stdin: true,
    tty: true,
    output: { stdout: () => {}, stderr: () => {} },
  });
  assert.equal(
    transport.connects[0]?.url,
    "/api/v1/namespaces/default/pods/web-0/attach?stdin=true&stdout=true&tty=true",
  );
  channel.push(3, '{"status":"Success"}');
  channel.end();
  assert.deepEqual(await session.finished, { kind: "exited", code: 0 });
});
