/**
 * A program of its own, run with --expose-gc: a stream is read, garbage is collected meanwhile, then the signal ends.
 * Prints how the reading ended.
 */
import { SocketTransport } from "../../src/cluster/socket_transport.ts";

const server = Deno.serve(
  { port: 0, onListen() {} },
  () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) })),
);
const transport = new SocketTransport({ server: new URL(`http://127.0.0.1:${server.addr.port}`) });
const ended = new AbortController();

async function open(): Promise<ReadableStream<Uint8Array>> {
  const { body } = await transport.request("/watch", { signal: ended.signal });
  return body!;
}

async function read(): Promise<string> {
  const body = await open();
  try {
    for await (const _ of body);
    return "over";
  } catch (error) {
    return (error as Error).name;
  }
}

const reading = read();
const turn = (): Promise<void> => new Promise((go) => void setTimeout(go, 0));
for (let turns = 0; turns < 100; turns++) {
  (globalThis as unknown as { gc(): void }).gc();
  await turn();
}
ended.abort();
let way: string | undefined;
reading.then((name) => way = name);
for (let turns = 0; turns < 100 && way === undefined; turns++) await turn();
Deno.stdout.writeSync(new TextEncoder().encode(`${way ?? "goes on"}\n`));
Deno.exit(0);
