import assert from "node:assert/strict";
import { listenEngine } from "../../../src/simulator/serve/engine_socket.ts";
import { smallEngine } from "../docker/small_engine.ts";

const decoder = new TextDecoder();

/** Sends what is given, and reads until the answer holds `until`. */
async function exchange(connection: Deno.Conn, sent: string, until: string): Promise<string> {
  if (sent !== "") await connection.write(new TextEncoder().encode(sent));
  let text = "";
  const buffer = new Uint8Array(65_536);
  while (!text.includes(until)) {
    const count = await connection.read(buffer);
    if (count === null) break;
    text += decoder.decode(buffer.subarray(0, count));
  }
  return text;
}

async function served(
  test: (path: string, small: ReturnType<typeof smallEngine>) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const small = smallEngine();
  const socket = await listenEngine(small.api, `${folder}/d.sock`);
  try {
    await test(`${folder}/d.sock`, small);
  } finally {
    await socket.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("requests are answered one after another; only the owner may ask", () =>
  served(async (path) => {
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
    using connection = await Deno.connect({ transport: "unix", path });
    assert.match(
      await exchange(connection, "GET /_ping HTTP/1.1\r\n\r\n", "OK\r\n\r\nOK".slice(-2)),
      /^HTTP\/1\.1 200 OK\r\n[^]*Api-Version: /,
    );
    assert.match(
      await exchange(connection, "GET /containers/x/json HTTP/1.1\r\n\r\n", "}"),
      /^HTTP\/1\.1 404 Not Found[^]*No such container: x/,
    );
    assert.match(await exchange(connection, "rubbish\r\n\r\n", "\r\n\r\n"), /^HTTP\/1\.1 400 Bad Request/);
  }));

Deno.test("attach makes the connection a stream, and the client's end is the process' end", () =>
  served(async (path, { engine, queue }) => {
    const { container } = engine.containers.create({
      Image: "busybox",
      Cmd: ["cat"],
      OpenStdin: true,
      StdinOnce: true,
    }, "cat");
    using connection = await Deno.connect({ transport: "unix", path });
    const upgrade = "Connection: Upgrade\r\nUpgrade: tcp\r\n";
    assert.match(
      await exchange(
        connection,
        `POST /containers/cat/attach?stream=1&stdin=1&stdout=1 HTTP/1.1\r\n${upgrade}\r\n`,
        "\r\n\r\n",
      ),
      /^HTTP\/1\.1 101 UPGRADED\r\nContent-Type: application\/vnd\.docker\.multiplexed-stream\r\n/,
    );
    container.start();
    await connection.write(new TextEncoder().encode("hello\n"));
    await connection.closeWrite();
    const ended = container.wait("not-running");
    const timer = setInterval(() => queue.advance(5), 1);
    await ended;
    clearInterval(timer);
    assert.ok((await exchange(connection, "", "hello\n")).endsWith("hello\n"));
    assert.equal(container.state.exitCode, 0);
  }));

Deno.test("a socket that was left behind gives way, one that answers does not, a file neither", () =>
  served(async (path, { api }) => {
    await assert.rejects(listenEngine(api, path), /something listens there already/);
    await Deno.writeTextFile(`${path}.txt`, "");
    await assert.rejects(listenEngine(api, `${path}.txt`), /there is a file that is no socket/);
  }));
