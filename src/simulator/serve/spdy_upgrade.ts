/** SPDY/3.1 on the connection itself, which `Deno.serve` cannot hand over: exec, attach and port-forward of older clients. */
import type * as net from "node:net";
import { reason } from "../userland/http_reason.ts";
import type { RequestHead } from "./request_head.ts";
import type { ServedChannel } from "./web_socket_bridge.ts";

const PROTOCOL_HEADER = "x-stream-protocol-version";
const PREFIX = "SPDY/3.1+";

/** Opens the stream that was asked for; rejects with a refusal. */
export type OpenStream = (protocols: string[]) => Promise<ServedChannel>;

/** Answers the request in `head` and carries the stream until either side ends; `rest` are the first bytes after it. */
export async function upgradeToSpdy(
  socket: net.Socket,
  head: RequestHead,
  rest: Uint8Array,
  { open, refusal }: { open: OpenStream; refusal(error: unknown): Response },
): Promise<void> {
  const offered = (head.headers.get(PROTOCOL_HEADER) ?? "").split(",").map((name) => name.trim()).filter(
    Boolean,
  );
  if (offered.length === 0) {
    const text = "unable to upgrade: X-Stream-Protocol-Version is required\n";
    return await writeResponse(socket, new Response(text, { status: 400 }));
  }
  let channel: ServedChannel;
  try {
    channel = await open(offered.map((name) => PREFIX + name));
  } catch (error) {
    return await writeResponse(socket, refusal(error));
  }
  socket.write(
    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n" +
      `X-Stream-Protocol-Version: ${channel.protocol.slice(PREFIX.length)}\r\n\r\n`,
  );
  receive(socket, channel, rest);
  await send(socket, channel);
}

/** One piece after another: while the process does not take them, the client is not read. */
function receive(socket: net.Socket, channel: ServedChannel, rest: Uint8Array): void {
  let sending = Promise.resolve();
  const take = (chunk: Uint8Array) => {
    socket.pause();
    sending = sending.then(() => channel.send(chunk)).then(() => void socket.resume()).catch(() => {
      channel.close();
      socket.end();
    });
  };
  socket.on("data", take);
  socket.on("close", () => channel.close());
  if (rest.length > 0) take(rest);
  else socket.resume();
}

async function send(socket: net.Socket, channel: ServedChannel): Promise<void> {
  for await (const chunk of channel.incoming) {
    if (socket.destroyed) return;
    if (!socket.write(chunk)) await drained(socket);
  }
  socket.end();
}

function drained(socket: net.Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}

async function writeResponse(socket: net.Socket, response: Response): Promise<void> {
  const body = new Uint8Array(await response.arrayBuffer());
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.write(
    `HTTP/1.1 ${response.status} ${reason(response.status)}\r\n${lines}Content-Length: ${body.length}\r\n` +
      "Connection: close\r\n\r\n",
  );
  socket.end(body);
}
