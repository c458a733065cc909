/** A socket at which other windows of this user get terminals of a running shell, one a connection. */
import type { HostTerminals, ShellTerminal } from "../../lab/host_terminals.ts";
import { OutwardStream } from "../../lab/outward_stream.ts";
import type { TerminalSize } from "../../simulator/host/terminal.ts";
import { type FromShell, type FromWindow, messageLine, readMessages } from "./window_messages.ts";

/** Only the owner may connect. */
const SOCKET_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Starts to listen; `close` removes the socket. Rejects with the system's error when the path cannot be used. */
export async function listenForWindows(
  terminals: HostTerminals,
  path: string,
  greeting: string,
): Promise<{ close(): void }> {
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true, mode: FOLDER_MODE });
  const listener = Deno.listen({ transport: "unix", path });
  await Deno.chmod(path, SOCKET_MODE);
  void (async () => {
    for await (const connection of listener) void serve(terminals, connection, greeting);
  })().catch(() => {});
  return {
    close() {
      listener.close();
      Deno.removeSync(path);
    },
  };
}

async function serve(terminals: HostTerminals, connection: Deno.Conn, greeting: string): Promise<void> {
  const writer = connection.writable.getWriter();
  const encoder = new TextEncoder();
  const out = new OutwardStream((text) => writer.write(encoder.encode(text)), "socket");
  let terminal: ShellTerminal | undefined;
  try {
    for await (const message of readMessages<FromWindow>(connection.readable)) {
      if (message.kind === "open") {
        terminal ??= openTerminal(terminals, message.size, out, greeting);
        void terminal.ended.then(() => out.flush()).then(() => writer.close()).catch(() => {});
      } else if (message.kind === "type") terminal?.type(message.text);
      else if (message.kind === "resize") terminal?.resize(message.size);
      else terminal?.hangUp();
    }
  } catch {
    // The window has gone away, or it is none: there is nobody to tell.
  } finally {
    terminal?.hangUp();
  }
}

function openTerminal(
  terminals: HostTerminals,
  size: TerminalSize,
  out: OutwardStream,
  greeting: string,
): ShellTerminal {
  const send = (message: FromShell) => out.write(messageLine(message));
  const opened: ShellTerminal = terminals.open(size, (text) => {
    send({ kind: "show", text });
    if (!out.isFull) return;
    opened.hold(true);
    out.onChange(() => opened.hold(false));
  }, greeting);
  send({ kind: "opened", name: opened.name });
  void opened.ended.then((code) => send({ kind: "ended", code })).catch(() => {});
  return opened;
}
