import assert from "node:assert/strict";
import { KubernetesSchemas } from "../../src/openapi/kubernetes_schemas.ts";
import { Random } from "../../src/simulator/clock/random.ts";
import { Laboratory } from "../../src/simulator/laboratory/laboratory.ts";
import { World } from "../../src/simulator/scenarios/world.ts";
import { Driver } from "../../src/simulator/serve/driver.ts";
import { restrictedUser } from "../../src/simulator/serve/restricted_user.ts";
import { newWorldAuthority, serveWorld, signersOf } from "../../src/simulator/serve/served_world.ts";

/** What a client printed, and its exit code. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** A client that goes on printing. */
export interface Following {
  /** Resolves when what was printed so far satisfies the wish; rejects with it after a while. */
  until(wish: (text: string) => boolean): Promise<void>;
  /** Everything that was printed, when it ends by itself. */
  end(): Promise<string>;
  stop(): Promise<void>;
}

export interface Bench {
  kubectl(
    argv: string[],
    /** `program`: another client than kubectl. */
    options?: { input?: string; program?: string; env?: Record<string, string> },
  ): Promise<Outcome>;
  /** Expects exit code 0 and gives standard output. */
  ok(...argv: (string | { input: string })[]): Promise<string>;
  follow(...argv: string[]): Following;
  /** What the cluster itself says, past the client. */
  // deno-lint-ignore no-explicit-any -- answers have every shape there is
  api(path: string): Promise<any>;
  kubeconfig: string;
  /** Where clients run. */
  folder: string;
  world: World;
  driver: Driver;
}

/** Simulated seconds in a real one: what takes a cluster half a minute, a test does not wait for. */
const SPEED = 10;
const COMMAND_TIMEOUT_MS = 60_000;

const schemas = new KubernetesSchemas();

export interface ServedWorldOptions {
  /** Simulated seconds in a real one. */
  speed?: number;
  scenario?: string;
  seed?: number;
  /** Each with a context `NAME@kubernetes`, and with a cluster role of these rules. */
  users?: readonly { name: string; rules: readonly unknown[] }[];
}

async function letDo(world: World, name: string, rules: readonly unknown[]): Promise<void> {
  const response = await world.api.request("/apis/rbac.authorization.k8s.io/v1/clusterroles", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ metadata: { name }, rules }),
  });
  assert.equal(response.status, 201, await response.text());
}

/** Serves a fresh world over TLS for the time of `work`. */
export async function withServedWorld(
  binary: string,
  work: (bench: Bench) => Promise<void>,
  { speed = SPEED, scenario = "lecture", seed = 1, users = [] }: ServedWorldOptions = {},
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const authority = await newWorldAuthority();
  const { certificate } = authority;
  const world = new World({
    seed,
    startMs: Date.now(),
    openapi: schemas,
    scenario,
    certificate,
    ...signersOf(authority),
  });
  const driver = new Driver(world.queue, { speed });
  new Laboratory({ world, time: driver, random: new Random(1) });
  driver.start();
  const kubeconfig = `${folder}/config`;
  // A script in a transcript finds the clients by their names.
  const clients = binary.slice(0, binary.lastIndexOf("/"));
  for (const { name, rules } of users) await letDo(world, name, rules);
  const served = await serveWorld({
    world,
    sync: () => driver.sync(),
    port: 0,
    kubeconfig,
    authority,
    users: users.map(({ name }) => restrictedUser(world.registry, `${name}=${name}`)),
  });
  const running: Deno.ChildProcess[] = [];
  const spawn = (
    argv: string[],
    piped: boolean,
    program = binary,
    env: Record<string, string> = {},
  ): Deno.ChildProcess => {
    const child = new Deno.Command(program, {
      args: argv,
      env: { KUBECONFIG: kubeconfig, HOME: folder, PATH: `${clients}:/usr/bin:/bin`, ...env },
      cwd: folder,
      clearEnv: true,
      stdin: piped ? "piped" : "null",
      stdout: "piped",
      stderr: "piped",
      signal: AbortSignal.timeout(COMMAND_TIMEOUT_MS),
    }).spawn();
    running.push(child);
    return child;
  };
  const kubectl: Bench["kubectl"] = async (argv, { input, program, env } = {}) => {
    const child = spawn(argv, input !== undefined, program, env);
    if (input !== undefined) await new Blob([input]).stream().pipeTo(child.stdin);
    const { code, stdout, stderr } = await child.output();
    return { code, out: new TextDecoder().decode(stdout), err: new TextDecoder().decode(stderr) };
  };
  try {
    await work({
      kubectl,
      kubeconfig,
      folder,
      world,
      driver,
      async ok(...words) {
        const argv = words.filter((word) => typeof word === "string");
        const input = words.find((word) => typeof word !== "string");
        const { code, out, err } = await kubectl(argv, input);
        assert.equal(code, 0, `kubectl ${argv.join(" ")}: ${err}`);
        return out;
      },
      follow: (...argv) => following(spawn(argv, false), argv),
      async api(path) {
        driver.sync();
        const response = await world.api.request(path);
        return await response.json();
      },
    });
  } finally {
    for (const child of running) await end(child);
    await served.close();
    driver.stop();
    world.api.close();
    await Deno.remove(folder, { recursive: true });
  }
}

function following(child: Deno.ChildProcess, argv: string[]): Following {
  let text = "";
  let changed = Promise.withResolvers<void>();
  const read = (async () => {
    for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      changed.resolve();
      changed = Promise.withResolvers();
    }
  })();
  const errors = new Response(child.stderr).text();
  return {
    async until(wish) {
      const deadline = AbortSignal.timeout(COMMAND_TIMEOUT_MS / 2);
      const late = new Promise<never>((_, reject) => {
        deadline.onabort = () => reject(new Error(`kubectl ${argv.join(" ")} printed only:\n${text}`));
      });
      while (!wish(text)) await Promise.race([changed.promise, late]);
      deadline.onabort = null;
    },
    async end() {
      await read;
      const { code } = await child.status;
      assert.equal(code, 0, await errors);
      return text;
    },
    async stop() {
      await end(child);
      await read;
      await errors;
    },
  };
}

async function end(child: Deno.ChildProcess): Promise<void> {
  try {
    child.kill("SIGKILL");
  } catch {
    // it has ended by itself
  }
  await child.status;
}
