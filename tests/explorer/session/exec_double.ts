/** Programs of a container as functions, behind the channel that exec opens. */
import { Client } from "../../../src/cluster/client.ts";
import type { Channel } from "../../../src/cluster/transport.ts";

export interface ExecProgram {
  (command: readonly string[], input: ReadableStream<Uint8Array>): AsyncIterable<ExecOutput>;
}

/** What a program writes, and how it ends: a code, or a connection that is lost. */
export type ExecOutput =
  | { out: Uint8Array }
  | { err: string }
  | { exit: number }
  | { refused: string }
  | "lost";

export function execClient(program: ExecProgram, protocol = "v5.channel.k8s.io"): Client {
  return new Client({
    description: "a cluster in a test",
    request: () => Promise.reject(new Error("no requests here")),
    connect: (path) => {
      const command = new URL(path, "http://x").searchParams.getAll("command");
      return Promise.resolve(channelOf(program, command, protocol));
    },
    close: () => {},
  });
}

function channelOf(program: ExecProgram, command: string[], protocol: string): Channel {
  const input = new TransformStream<Uint8Array, Uint8Array>();
  const writer = input.writable.getWriter();
  writer.closed.catch(() => {});
  return {
    protocol,
    incoming: ReadableStream.from(messages(program(command, input.readable))),
    send: async (message) => {
      if (message[0] === 255) await writer.close();
      else if (message[0] === 0) await writer.write(message.slice(1));
    },
    close: () => void writer.close().catch(() => {}),
  };
}

async function* messages(output: AsyncIterable<ExecOutput>): AsyncGenerator<Uint8Array> {
  const message = (stream: number, payload: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(payload.length + 1);
    bytes[0] = stream;
    bytes.set(payload, 1);
    return bytes;
  };
  const text = (stream: number, value: string) => message(stream, new TextEncoder().encode(value));
  for await (const one of output) {
    if (one === "lost") return;
    if ("out" in one) yield message(1, one.out);
    else if ("err" in one) yield text(2, one.err);
    else if ("refused" in one) yield text(3, JSON.stringify({ status: "Failure", message: one.refused }));
    else if (one.exit === 0) yield text(3, JSON.stringify({ status: "Success" }));
    else {
      const causes = [{ reason: "ExitCode", message: String(one.exit) }];
      yield text(3, JSON.stringify({ status: "Failure", reason: "NonZeroExitCode", details: { causes } }));
    }
  }
}
