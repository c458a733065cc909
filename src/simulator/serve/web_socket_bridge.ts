/** The server's end of a stream (exec, attach, port-forward), as the API server hands it out. */
export interface ServedChannel {
  readonly protocol: string;
  readonly incoming: ReadableStream<Uint8Array>;
  send(message: Uint8Array): Promise<void>;
  close(code?: number, reason?: string): void;
}

/** Unsent bytes above which we wait before taking the next message: WebSocket.send has no flow control. */
const HIGH_WATER_BYTES = 1 << 20;
const DRAIN_POLL_MS = 5;
/** What a message that cannot be read ends with; 1002 itself a program may not send. */
const PROTOCOL_ERROR = 4002;

/** Answers an upgrade request with a WebSocket that carries the messages of `channel`. */
export function bridgeWebSocket(request: Request, channel: ServedChannel): Response {
  const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: 0 });
  // Clients that write "a,b" without a space are refused when the protocol is given to upgradeWebSocket itself.
  if (channel.protocol) response.headers.set("sec-websocket-protocol", channel.protocol);
  socket.binaryType = "arraybuffer";
  let sending = Promise.resolve();
  socket.onmessage = (event) => {
    const message = typeof event.data === "string"
      ? new TextEncoder().encode(event.data)
      : new Uint8Array(event.data as ArrayBuffer);
    sending = sending.then(() => channel.send(message)).catch(() => {
      if (socket.readyState === WebSocket.OPEN) socket.close(PROTOCOL_ERROR);
      channel.close();
    });
  };
  socket.onclose = () => channel.close();
  socket.onerror = () => channel.close();
  socket.onopen = () => {
    pump(channel, socket).then(() => closeSocket(socket), () => closeSocket(socket));
  };
  return response;
}

async function pump(channel: ServedChannel, socket: WebSocket): Promise<void> {
  const isText = channel.protocol.includes("base64");
  for await (const message of channel.incoming) {
    while (socket.bufferedAmount > HIGH_WATER_BYTES && socket.readyState === WebSocket.OPEN) {
      await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
    }
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(isText ? new TextDecoder().decode(message) : message as Uint8Array<ArrayBuffer>);
  }
}

function closeSocket(socket: WebSocket): void {
  if (socket.readyState === WebSocket.OPEN) socket.close(1000);
}
