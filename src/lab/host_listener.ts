/** A program of the command line that listens on the lab's host: requests of the simulated network become connections. */
import { HttpReader } from "../engine_client/http_reader.ts";
import { writeRequest } from "../engine_client/http_writer.ts";
import type { IoConnection, IoListener } from "../programs/io.ts";
import { bytesOf, textOf } from "../simulator/host/byte_text.ts";
import { type HttpAnswer, type HttpRequest, NOTHING_SAID } from "../simulator/host/process.ts";
import type { Task } from "../simulator/host/task.ts";
import { systemFailure } from "./system_failure.ts";

const FIRST_FREE_PORT = 32_768;

/** Rejects with `EADDRINUSE` where the port is taken. */
export function listenOnHost(
  task: Task,
  { host, port }: { host: string; port: number },
): Promise<IoListener> {
  const { network } = task.process.machine;
  if (!network) return Promise.reject(systemFailure("ENETUNREACH", "Network is unreachable (os error 101)"));
  const address = host === "localhost" ? "127.0.0.1" : host;
  const isTaken = (port: number) => network.isTaken({ protocol: "tcp", address, port });
  let chosen = port || FIRST_FREE_PORT;
  while (port === 0 && isTaken(chosen)) chosen++;
  if (isTaken(chosen)) {
    return Promise.reject(systemFailure("EADDRINUSE", "Address already in use (os error 98)"));
  }
  let taker!: ReadableStreamDefaultController<IoConnection>;
  let isClosed = false;
  const connections = new ReadableStream<IoConnection>({ start: (controller) => void (taker = controller) });
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    network.close(chosen, address);
    taker.close();
  };
  network.listen({
    port: chosen,
    address,
    task,
    handler: (request) => exchange(request, (connection) => taker.enqueue(connection)),
  });
  task.onExit(close);
  return Promise.resolve({ host: address, port: chosen, connections, close });
}

/** One request over a connection of its own; what is not answered is a broken connection. */
async function exchange(
  { method, path, headers, body }: HttpRequest,
  offer: (connection: IoConnection) => void,
): Promise<HttpAnswer> {
  const there = new TransformStream<Uint8Array, Uint8Array>();
  let answers!: TransformStreamDefaultController<Uint8Array>;
  const back = new TransformStream<Uint8Array, Uint8Array>({ start: (control) => void (answers = control) });
  const reader = new HttpReader(back.readable);
  const writer = there.writable.getWriter();
  const close = (): void => void writer.close().catch(() => {});
  const closeBoth = (): void => {
    close();
    answers.terminate();
  };
  offer({ readable: there.readable, writable: back.writable, close: closeBoth });
  const { Host: host = "localhost", ...others } = headers;
  const head = { method, path, host, headers: { ...others, Connection: "close" } };
  writeRequest(writer, head, body === "" ? undefined : bytesOf(body)).catch(() => {});
  try {
    const answer = await reader.head();
    const content = new Uint8Array(await new Response(reader.body(answer, method, close)).arrayBuffer());
    return { status: answer.status, headers: headersOf(answer.headers), body: textOf(content) };
  } catch {
    return NOTHING_SAID;
  }
}

/** With capitals, as servers write them; the body's length is known by now. */
function headersOf(headers: ReadonlyMap<string, string>): Record<string, string> {
  const kept = [...headers].filter(([name]) => name !== "transfer-encoding" && name !== "connection");
  return Object.fromEntries(
    kept.map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value]),
  );
}
