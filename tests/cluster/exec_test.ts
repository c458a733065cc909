import assert from "node:assert/strict";
import { Client } from "../../src/cluster/client.ts";
import { openExec } from "../../src/cluster/exec.ts";
import { FakeChannel, FakeTransport } from "./fake_transport.ts";

Deno.test("exec runs a command, argument by argument", async () => {
  const transport = new FakeTransport();
  const channel = new FakeChannel("v5.channel.k8s.io");
  transport.channels.push(channel);
  const session = await openExec(new Client(transport), {
    namespace: "default",
    pod: "web-0",
    container: "app",
    command: ["sh", "-c", "exit 3"],
    output: { stdout: () => {}, stderr: () => {} },
  });
  assert.equal(
    transport.connects[0]?.url,
    "/api/v1/namespaces/default/pods/web-0/exec" +
      "?command=sh&command=-c&command=exit+3&container=app&stdout=true&stderr=true",
  );
  channel.push(
    3,
    '{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"3"}]}}',
  );
  channel.end();
  assert.deepEqual(await session.finished, { kind: "exited", code: 3 });
});

Deno.test("a refused exec rejects", async () => {
  const transport = new FakeTransport();
  transport.channels.push(new Error('pods "web-0" is forbidden'));
  const opened = openExec(new Client(transport), {
    namespace: "default",
    pod: "web-0",
    command: ["true"],
    output: { stdout: () => {}, stderr: () => {} },
  });
  await assert.rejects(opened, /forbidden/);
});
