/** A terminal of a shell that runs in another window. */
import type { ShellTerminal } from "../../lab/host_terminals.ts";
import { OutwardStream } from "../../lab/outward_stream.ts";
import type { TerminalSize } from "../../simulator/host/terminal.ts";
import { type FromShell, type FromWindow, messageLine, readMessages } from "./window_messages.ts";

/** What a shell that was killed has ended with, for whoever looked at it: 128 and the number of SIGHUP. */
const HUNG_UP = 129;

/** Opens one at the socket of a shell. Rejects when nobody listens there, or the shell ends at once. */
export async function joinTerminal(
  path: string,
  size: TerminalSize,
  show: (text: string) => void,
): Promise<ShellTerminal> {
  const connection = await Deno.connect({ transport: "unix", path });
  const writer = connection.writable.getWriter();
  const encoder = new TextEncoder();
  const out = new OutwardStream((text) => writer.write(encoder.encode(text)), "socket");
  const send = (message: FromWindow) => {
    // Where the shell has ended, `ended` says so.
    if (!isOver) out.write(messageLine(message));
  };
  let isOver = false;
  let room = Promise.withResolvers<void>();
  room.resolve();
  const opened = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<number>();
  const follow = async (): Promise<void> => {
    for await (const message of readMessages<FromShell>(connection.readable)) {
      await room.promise;
      if (message.kind === "opened") opened.resolve(message.name);
      else if (message.kind === "show") show(message.text);
      else ended.resolve(message.code);
    }
  };
  void follow().catch(() => {}).finally(() => {
    isOver = true;
    opened.reject(new Error("the shell has ended"));
    ended.resolve(HUNG_UP);
    void writer.close().catch(() => {});
  });
  send({ kind: "open", size });
  return {
    name: await opened.promise,
    ended: ended.promise,
    type: (text) => send({ kind: "type", text }),
    resize: (to) => send({ kind: "resize", size: to }),
    hold(isHeld) {
      room.resolve();
      room = Promise.withResolvers<void>();
      if (!isHeld) room.resolve();
    },
    hangUp: () => send({ kind: "hangUp" }),
  };
}
