/** A whole engine with its registry, on a machine of its own. */
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { type DockerHost, dockerHost } from "../../../src/simulator/docker/docker_host.ts";
import type { PlainAnswer } from "../../../src/simulator/docker/http/api_request.ts";
import { Kernel } from "../../../src/simulator/host/kernel.ts";
import { NetworkStack } from "../../../src/simulator/host/network_stack.ts";
import { encodeTar } from "../../../src/simulator/host/tar_archive.ts";
import type { PushedImages } from "../../../src/simulator/images/pushed_images.ts";
import { ubuntu } from "../../../src/simulator/images/ubuntu.ts";
import { UBUNTU_PROGRAMS } from "../../../src/simulator/userland/commands/ubuntu.ts";
import { START_MS, testMachine } from "../images/machine.ts";

export interface SmallHost extends DockerHost {
  queue: EventQueue;
  kernel: Kernel;
  /** The answer's status, and its JSON, its messages, or its bytes. Time passes until the answer is whole. */
  ask(method: string, path: string, body?: unknown): Promise<SmallAnswer>;
  /** Pulls an image at once. */
  pull(name: string): Promise<void>;
}

export interface SmallAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  // deno-lint-ignore no-explicit-any
  json: any;
  // deno-lint-ignore no-explicit-any
  messages: any[];
  bytes: Uint8Array;
}

/** `pushed`: the registry of a world that it is in. */
export function smallHost(pushed?: PushedImages): SmallHost {
  const queue = new EventQueue(START_MS);
  const kernel = new Kernel(queue, 700);
  const hostNetwork = new NetworkStack();
  hostNetwork.add({
    index: 2,
    name: "enp1s0",
    kind: "physical",
    mac: "52:54:00:12:34:56",
    mtu: 1500,
    hasCarrier: true,
    addresses: [{ address: "192.168.122.1", prefix: 24, scope: "global" }],
  });
  const hostMachine = {
    ...testMachine(ubuntu),
    hostname: "pequod",
    now: () => queue.now(),
    processes: () => kernel.rowsIn(kernel.namespaces.pid),
    program: (path: string) => UBUNTU_PROGRAMS[path] ?? ubuntu.programs[path],
  };
  const host = dockerHost({
    kernel,
    queue,
    random: new Random(1),
    hostFiles: hostMachine.files,
    hostMachine,
    hostNetwork,
    ...(pushed ? { pushed } : {}),
    outside: {
      fetch: (_, { host }) => ({ kind: "timeout", address: host }),
      lookup: () => ({ kind: "unknown" }),
    },
  });
  const ask: SmallHost["ask"] = async (method, path, body) => {
    const sent = body === undefined
      ? []
      : [body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)];
    const answer = await host.api.handle({
      method,
      path,
      headers: new Map(),
      body: new Blob(sent).stream(),
      signal: new AbortController().signal,
    }) as PlainAnswer;
    const bytes = await passing(
      queue,
      new Response(answer.body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
    );
    const text = new TextDecoder().decode(bytes);
    const messages = text.split("\r\n").flatMap((line) => jsonOf(line) ?? []);
    return {
      status: answer.status,
      headers: answer.headers ?? {},
      json: jsonOf(text),
      messages,
      bytes: new Uint8Array(bytes),
    };
  };
  const pull = async (name: string): Promise<void> => {
    const { messages } = await ask("POST", `/images/create?fromImage=${name}`);
    if (messages.at(-1)?.error) throw new Error(messages.at(-1).error);
  };
  return { ...host, queue, kernel, ask, pull };
}

/** A build context. */
export function contextOf(files: Readonly<Record<string, string>>): Uint8Array {
  return encodeTar(
    Object.entries(files).map(([name, text]) => ({
      name,
      bytes: new TextEncoder().encode(text),
      mode: 0o644,
      uid: 0,
      changedMs: 0,
    })),
  );
}

/** Lets time pass until the promise is settled. */
async function passing<T>(queue: EventQueue, promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settled = promise.finally(() => isSettled = true);
  for (let turn = 0; turn < 20_000 && !isSettled; turn++) {
    await new Promise<void>((resolve) => setTimeout(resolve));
    queue.advance(100);
  }
  return await settled;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
