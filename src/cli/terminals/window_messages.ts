/** What goes over the socket between a window and the shell that it joins: JSON, one message a line. */
import type { TerminalSize } from "../../simulator/host/terminal.ts";

export type FromWindow =
  | { kind: "open"; size: TerminalSize }
  | { kind: "type"; text: string }
  | { kind: "resize"; size: TerminalSize }
  | { kind: "hangUp" };

export type FromShell =
  | { kind: "opened"; name: string }
  | { kind: "show"; text: string }
  | { kind: "ended"; code: number };

/** Characters of a message; who sends longer ones is none of ours. */
const MAX_MESSAGE = 1 << 22;

export function messageLine(message: FromWindow | FromShell): string {
  return `${JSON.stringify(message)}\n`;
}

/** The messages as they come, until the other side closes. @throws {SyntaxError} what comes is no message */
export async function* readMessages<Message>(bytes: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop()!;
    if (rest.length > MAX_MESSAGE) throw new SyntaxError("a message is too long");
    for (const line of lines) yield JSON.parse(line) as Message;
  }
}
