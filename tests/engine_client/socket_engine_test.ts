import assert from "node:assert/strict";
import { socketEngine } from "../../src/engine_client/socket_engine.ts";

/** Answers each connection with what the function makes of the request's head; ends with the test. */
async function served(
  answer: (head: string, connection: Deno.Conn) => Promise<void>,
  use: (host: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const listener = Deno.listen({ transport: "unix", path: `${folder}/engine.sock` });
  const serving = (async () => {
    for await (const connection of listener) {
      let head = "";
      const buffer = new Uint8Array(4096);
      while (!head.includes("\r\n\r\n")) {
        const count = await connection.read(buffer);
        if (count === null) break;
        head += new TextDecoder().decode(buffer.subarray(0, count));
      }
      await answer(head, connection);
    }
  })();
  try {
    await use(`unix://${folder}/engine.sock`);
  } finally {
    listener.close();
    await serving;
    await Deno.remove(folder, { recursive: true });
  }
}

const write = (connection: Deno.Conn, text: string) => connection.write(new TextEncoder().encode(text));

Deno.test("a request over a Unix socket", async () => {
  await served(async (head, connection) => {
    assert.match(head, /^GET \/v1\.50\/info HTTP\/1\.1\r\nHost: docker\r\n/);
    await write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    connection.close();
  }, async (host) => {
    const { status, body } = await socketEngine({ host }).request("GET", "/v1.50/info");
    assert.deepEqual([status, await new Response(body).json()], [200, {}]);
  });
});

Deno.test("a connection that is taken over has two directions, which end apart", async () => {
  await served(async (head, connection) => {
    assert.match(head, /\r\nUpgrade: tcp\r\n/);
    await write(connection, "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nfirst ");
    const said = await new Response(connection.readable, {}).text().catch(() => "");
    void said;
  }, async (host) => {
    const channel = await socketEngine({ host }).hijack("/containers/x/attach");
    assert.ok("readable" in channel);
    const reader = channel.readable.getReader();
    assert.equal(new TextDecoder().decode((await reader.read()).value), "first ");
    const writer = channel.writable.getWriter();
    await writer.write(new TextEncoder().encode("in"));
    await writer.close();
    await reader.cancel();
    channel.close();
  });
});

Deno.test("a refusal to be taken over is an answer like others", async () => {
  await served(async (_head, connection) => {
    await write(connection, 'HTTP/1.1 404 Not Found\r\nContent-Length: 15\r\n\r\n{"message":"x"}');
    connection.close();
  }, async (host) => {
    const answer = await socketEngine({ host }).hijack("/containers/x/attach");
    assert.ok("body" in answer);
    assert.deepEqual([answer.status, await new Response(answer.body).text()], [404, '{"message":"x"}']);
  });
});

Deno.test("where nobody answers, the original's words", async () => {
  for (const host of ["unix:///nowhere/engine.sock", "tcp://127.0.0.1:1"]) {
    await assert.rejects(socketEngine({ host }).request("GET", "/_ping"), {
      name: "EngineUnreachable",
      message: `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?`,
    });
  }
  await assert.rejects(
    socketEngine({ host: "ssh://far" }).request("GET", "/_ping"),
    /ssh:\/\/ is not supported/,
  );
});

Deno.test("a signal ends the wait for an answer", async () => {
  await served(() => Promise.resolve(), async (host) => {
    const controller = new AbortController();
    const asked = socketEngine({ host }).request("GET", "/events", { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 20);
    await assert.rejects(asked, { message: "enough" });
  });
});
