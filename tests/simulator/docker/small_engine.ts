/** An engine on a machine of its own, with images that are made from profiles as they are. */
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { DockerEngine } from "../../../src/simulator/docker/engine.ts";
import { notFound } from "../../../src/simulator/docker/engine_error.ts";
import type {
  ApiAnswer,
  ClientStream,
  PlainAnswer,
  Route,
} from "../../../src/simulator/docker/http/api_request.ts";
import { containerRoutes } from "../../../src/simulator/docker/http/container_routes.ts";
import { containerLifeRoutes } from "../../../src/simulator/docker/http/container_life_routes.ts";
import { containerStreamRoutes } from "../../../src/simulator/docker/http/container_stream_routes.ts";
import { EngineApi } from "../../../src/simulator/docker/http/engine_api.ts";
import { execRoutes } from "../../../src/simulator/docker/http/exec_routes.ts";
import { networkRoutes } from "../../../src/simulator/docker/http/network_routes.ts";
import { systemRoutes } from "../../../src/simulator/docker/http/system_routes.ts";
import { volumeRoutes } from "../../../src/simulator/docker/http/volume_routes.ts";
import type { Outside } from "../../../src/simulator/docker/network/engine_networks.ts";
import type { ImageConfig, RunnableImage } from "../../../src/simulator/docker/runnable_image.ts";
import { textOf } from "../../../src/simulator/host/byte_text.ts";
import { MemoryFiles } from "../../../src/simulator/host/memory_files.ts";
import { digest } from "../../../src/simulator/host/digest.ts";
import { Kernel } from "../../../src/simulator/host/kernel.ts";
import { NetworkStack } from "../../../src/simulator/host/network_stack.ts";
import { USUAL_HARDWARE } from "../../../src/simulator/host/proc_files.ts";
import type { Machine } from "../../../src/simulator/host/process.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { filesOf, type ImageProfile } from "../../../src/simulator/images/image_profile.ts";
import { leaky } from "../../../src/simulator/images/leaky.ts";
import { nginx } from "../../../src/simulator/images/nginx.ts";
import { hostMachineOf } from "./host_machine.ts";

export interface SmallEngine {
  queue: EventQueue;
  engine: DockerEngine;
  api: EngineApi;
  host: NetworkStack;
  /** The answer's status, its JSON (or text), and what it was. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    // deno-lint-ignore no-explicit-any
  ): Promise<{ status: number; body: any; answer: ApiAnswer }>;
  /** Creates and starts a container; returns its id. */
  run(body: Record<string, unknown>, name?: string): string;
  /** Makes a hijacked connection: what it has sent so far, and a way to type. */
  connect(answer: ApiAnswer): { text(): string; type(text: string): void; close(): void; isEnded(): boolean };
}

const START_MS = Date.UTC(2026, 10, 23, 6, 0, 0);
/** Two cores, and up for an hour. */
export const HOST_HARDWARE = { ...USUAL_HARDWARE, cores: 2, bootedMs: START_MS - 3_600_000 };

/** Config that a test adds to an image's. */
const EXTRA: Readonly<Record<string, Partial<ImageConfig>>> = {
  "data": { Volumes: { "/data": {} } },
};

function imageOf(profile: ImageProfile, extra: Partial<ImageConfig> = {}): RunnableImage {
  return {
    id: `sha256:${digest(profile.repositories[0]!)}`,
    config: {
      Entrypoint: profile.entrypoint,
      Cmd: profile.cmd,
      Env: Object.entries(profile.env).map(([name, value]) => `${name}=${value}`),
      WorkingDir: profile.workingDir,
      ExposedPorts: Object.fromEntries(profile.exposedPorts.map((port) => [`${port}/tcp`, {}])),
      ...extra,
    },
    startMs: 0,
    ...(profile.load ? { load: profile.load } : {}),
    program: (path) => profile.programs[path],
    makeRoot: (id) => ({
      files: filesOf(profile),
      upper: new MemoryFiles().root,
      lowerLayers: [`${digest(id)}-init`, "lower2", "lower1"],
      layer: digest(id),
      changes: () => [{ kind: "A", path: "/made" }],
      writtenBytes: 7,
      remove: () => {},
    }),
  };
}

const NOBODY: Outside = {
  fetch: (_, { host }) => ({ kind: "timeout", address: host }),
  lookup: () => ({ kind: "unknown" }),
};

export function smallEngine(outside: Outside = NOBODY): SmallEngine {
  const queue = new EventQueue(START_MS);
  const kernel = new Kernel(queue, 700);
  const host = new NetworkStack();
  host.add({
    index: 2,
    name: "enp1s0",
    kind: "physical",
    mac: "52:54:00:12:34:56",
    mtu: 1500,
    hasCarrier: true,
    addresses: [{ address: "192.168.122.1", prefix: 24, scope: "global" }],
  });
  const profiles: Record<string, ImageProfile> = { busybox, nginx, leaky, data: busybox };
  const hostMachine: Machine = { ...hostMachineOf(busybox, kernel), hardware: HOST_HARDWARE };
  const engine = new DockerEngine({
    kernel,
    queue,
    random: new Random(1),
    hostFiles: hostMachine.files,
    hostMachine,
    hostNetwork: host,
    outside,
    image(reference) {
      const profile = profiles[reference.replace(/:latest$/, "")];
      if (!profile) {
        throw notFound(`No such image: ${reference.includes(":") ? reference : `${reference}:latest`}`);
      }
      return imageOf(profile, EXTRA[reference]);
    },
  });
  const routes: Route[] = [
    ...containerRoutes(engine, () => 1000),
    ...containerLifeRoutes(engine),
    ...containerStreamRoutes(engine),
    ...execRoutes(engine),
    ...networkRoutes(engine),
    ...volumeRoutes(engine),
    ...systemRoutes(engine, { imageCount: () => 3 }),
  ];
  const api = new EngineApi(routes);
  const ask: SmallEngine["ask"] = async (method, path, body) => {
    const answer = await api.handle({
      method,
      path,
      headers: new Map(),
      body: new Blob(body === undefined ? [] : [JSON.stringify(body)]).stream(),
      signal: new AbortController().signal,
    });
    return { status: answer.status, body: await bodyOf(answer as PlainAnswer), answer };
  };
  const run: SmallEngine["run"] = (body, name = "") => {
    const { container } = engine.containers.create(body, name);
    container.start();
    return container.id;
  };
  return { queue, engine, api, host, ask, run, connect };
}

async function bodyOf({ body }: PlainAnswer): Promise<unknown> {
  if (body === undefined || body instanceof ReadableStream) return undefined;
  const text = await new Response(body).text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const connect: SmallEngine["connect"] = (answer) => {
  if (!("connect" in answer)) throw new Error("This answer is no stream");
  let text = "";
  let isEnded = false;
  let typist!: ReadableStreamDefaultController<Uint8Array>;
  const client: ClientStream = {
    readable: new ReadableStream({ start: (controller) => void (typist = controller) }),
    write: (chunk) => void (text += textOf(chunk)),
    end: () => void (isEnded = true),
  };
  answer.connect(client);
  return {
    text: () => text,
    type: (typed) => typist.enqueue(new TextEncoder().encode(typed)),
    close: () => typist.close(),
    isEnded: () => isEnded,
  };
};
