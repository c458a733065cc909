/** Ports that containers publish on the lab's host, on 127.0.0.1 of the real machine, too. */
import type { DockerEngine } from "../simulator/docker/engine.ts";
import type { Machine } from "../simulator/host/process.ts";
import { textOf } from "../simulator/host/byte_text.ts";
import { failureText, responseOf } from "./host_fetch.ts";

export interface MirrorOptions {
  engine: DockerEngine;
  /** The lab's host. */
  machine: Pick<Machine, "fetch">;
  /** Brings the world's clock up to date; called before each request. */
  sync(): void;
  /** Told of a port that cannot be had. */
  tell(text: string): void;
}

/** Headers that concern one connection alone. */
const OF_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "upgrade"];

/** Opens and closes ports as containers come and go; returns what closes them all. Only HTTP passes. */
export function mirrorPorts({ engine, machine, sync, tell }: MirrorOptions): () => Promise<void> {
  const { ports } = engine.context.networks;
  const servers = new Map<number, Deno.HttpServer | undefined>();
  const open = (port: number): Deno.HttpServer | undefined => {
    const onListen = (): void => {};
    try {
      return Deno.serve({ hostname: "127.0.0.1", port, onListen }, (request) => {
        sync();
        return passOn(machine, port, request);
      });
    } catch (error) {
      tell(
        `Port ${port} of this machine cannot be used (${(error as Error).message}): ` +
          "that of the container is reached inside the simulated host only.",
      );
      return undefined;
    }
  };
  const update = (): void => {
    const wanted = new Set(ports.all.flatMap(({ hostPort, protocol }) => protocol === "tcp" ? hostPort : []));
    for (const [port, server] of servers) {
      if (wanted.has(port)) continue;
      servers.delete(port);
      void server?.shutdown();
    }
    for (const port of wanted) if (!servers.has(port)) servers.set(port, open(port));
  };
  ports.onChange = update;
  update();
  return async () => {
    ports.onChange = undefined;
    await Promise.all([...servers.values()].map((server) => server?.shutdown()));
  };
}

async function passOn(machine: Pick<Machine, "fetch">, port: number, request: Request): Promise<Response> {
  const { pathname, search, host } = new URL(request.url);
  const headers = [...request.headers].filter(([name]) => !OF_CONNECTION.includes(name) && name !== "host")
    .map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value] as const);
  const target = {
    host: "127.0.0.1",
    port,
    request: {
      method: request.method,
      path: pathname + search,
      headers: { Host: host, ...Object.fromEntries(headers) },
      body: textOf(new Uint8Array(await request.arrayBuffer())),
    },
  };
  const outcome = machine.fetch(target);
  if (outcome.kind !== "answer" && outcome.kind !== "pending") {
    return new Response(`${failureText(outcome, target)}\n`, { status: 502 });
  }
  return responseOf(await outcome.answer);
}
