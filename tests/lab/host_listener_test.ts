import assert from "node:assert/strict";
import { listenOnHost } from "../../src/lab/host_listener.ts";
import { NOTHING_SAID } from "../../src/simulator/host/process.ts";
import { idleProcess, smallLab } from "./small_lab.ts";

Deno.test("a request of the host's network becomes a connection, and what is written there its answer", async () => {
  const lab = smallLab();
  const { task } = idleProcess(lab);
  const listener = await listenOnHost(task, { host: "localhost", port: 8001 });
  const answering = lab.host.network.listenerAt(8001)!.handler({
    method: "GET",
    path: "/version",
    headers: { Host: "localhost:8001" },
    body: "",
    from: "127.0.0.1",
  });
  const [connection] = await Array.fromAsync({
    async *[Symbol.asyncIterator]() {
      for await (const one of listener.connections) return yield one;
    },
  });
  const asked = new TextDecoder().decode((await connection!.readable.getReader().read()).value);
  assert.match(asked, /^GET \/version HTTP\/1\.1\r\nHost: localhost:8001\r\n/);
  const writer = connection!.writable.getWriter();
  await writer.write(new TextEncoder().encode("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nx-a: b\r\n\r\nhi"));
  assert.deepEqual(await answering, {
    status: 200,
    headers: { "Content-Length": "2", "X-A": "b" },
    body: "hi",
  });
});

Deno.test("a connection that is closed without a word says nothing", async () => {
  const lab = smallLab();
  const { task } = idleProcess(lab);
  const listener = await listenOnHost(task, { host: "localhost", port: 8001 });
  const request = { method: "GET", path: "/", headers: {}, body: "", from: "127.0.0.1" };
  const answering = lab.host.network.listenerAt(8001)!.handler(request);
  for await (const connection of listener.connections) {
    connection.close();
    break;
  }
  assert.deepEqual(await answering, NOTHING_SAID);
});

Deno.test("a port is taken once, and free again when its process has ended", async () => {
  const lab = smallLab();
  const { task } = idleProcess(lab);
  const any = await listenOnHost(task, { host: "127.0.0.1", port: 0 });
  await assert.rejects(listenOnHost(task, { host: "127.0.0.1", port: any.port }), { code: "EADDRINUSE" });
  task.signal("TERM");
  assert.equal(lab.host.network.listenerAt(any.port), undefined);
});
