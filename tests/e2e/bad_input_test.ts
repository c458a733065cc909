/**
 * Input that is wrong, to every program that reads some: the same words and exit code as the original's (where that is on
 * this machine), never a stack trace, and nothing half done: cluster, engine and files are as they were.
 */
import assert from "node:assert/strict";
import { Random } from "../../src/simulator/clock/random.ts";
import { Driver } from "../../src/simulator/serve/driver.ts";
import { listenEngine } from "../../src/simulator/serve/engine_socket.ts";
import { realClient as realDocker } from "../conformance/docker_differential/real_docker.ts";
import { realClients, releases } from "../conformance/real_clients.ts";
import { type Bench, withServedWorld } from "../conformance/served_world.ts";
import { type SmallHost, smallHost } from "../simulator/docker/small_host.ts";
import { ACCEPTED, FILES, LINES, TOLD } from "./bad_input.ts";
import { environmentOf, Home, type Outcome, PATIENCE_MS, PEQUOD } from "./command.ts";

const random = new Random(5);
const clients = hasClients() ? await realClients(releases[0]!) : undefined;

Deno.test("bad input is told in the original's words, and nothing is half done", async (test) => {
  await withServedWorld("", async (served) => {
    using home = new Home();
    await inWorld(test, home, served);
  });
});

async function inWorld(test: Deno.TestContext, home: Home, served: Bench): Promise<void> {
  const host = smallHost();
  const driver = new Driver(host.queue);
  driver.start();
  const socket = await listenEngine(host.api, `${home.path}/engine.sock`);
  try {
    const bench = await prepare(home, served, host, socket.host);
    for (const line of LINES) await test.step(line, () => compare(line, bench));
    for (const [line, told] of Object.entries(TOLD)) {
      await test.step(line, async () => assert.match((await changingNothing(line, bench)).err, told));
    }
  } finally {
    await socket.close();
    driver.stop();
  }
}

/** Whether they need not be fetched: that is for the tests of conformance. */
function hasClients(): boolean {
  const cache = Deno.env.get("XDG_CACHE_HOME") ?? `${Deno.env.get("HOME")}/.cache`;
  try {
    return Deno.statSync(`${cache}/pequod-tests/clients-${releases[0]!.version}`).isDirectory;
  } catch {
    return false;
  }
}

interface BadInputBench {
  /** Where the lines run. */
  folder: string;
  env: Record<string, string>;
  /** All that could have been changed. */
  state(): Promise<string>;
}

async function prepare(
  home: Home,
  { kubeconfig, world }: Bench,
  host: SmallHost,
  engine: string,
): Promise<BadInputBench> {
  for (const [name, content] of Object.entries(FILES(random))) {
    const path = home.file(`work/${name}`, "");
    await Deno.writeFile(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  }
  const env = environmentOf(home, {
    KUBECONFIG: kubeconfig,
    DOCKER_HOST: engine,
    DOCKER_CONFIG: `${home.path}/docker`,
    DOCKER_BUILDKIT: "0",
  });
  const folder = `${home.path}/work`;
  return { folder, env, state: () => stateOf(world, host, folder) };
}

const CLUSTER_PATHS = ["/api/v1/configmaps", "/api/v1/pods", "/api/v1/secrets", "/apis/apps/v1/deployments"];
const ENGINE_PATHS = ["/images/json?all=1", "/containers/json?all=1", "/networks", "/volumes"];

/** Names and contents that a program could have changed; statuses move by themselves. */
async function stateOf(world: Bench["world"], host: SmallHost, folder: string): Promise<string> {
  const objects = await Promise.all(CLUSTER_PATHS.map(async (path) => {
    const { items } = await (await world.api.request(path)).json();
    return items.map(({ metadata, data, spec }: Record<string, unknown>) => {
      const { name, namespace, generation } = metadata as Record<string, unknown>;
      return { name, namespace, generation, data, spec };
    });
  }));
  const engine = await Promise.all(ENGINE_PATHS.map((path) => host.ask("GET", path)));
  const files = Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
  return JSON.stringify([objects, engine.map(({ json }) => json), files]);
}

async function compare(line: string, bench: BadInputBench): Promise<void> {
  const ours = await changingNothing(line, bench);
  const real = realOf(line.split(" ")[0]!);
  if (!real || line in ACCEPTED) return assert.notEqual(ours.code, 0, ours.out + ours.err);
  const theirs = await outcome([real], line.slice(line.indexOf(" ") + 1), bench);
  assert.deepEqual(ours, theirs);
}

async function changingNothing(line: string, bench: BadInputBench): Promise<Outcome> {
  const before = await bench.state();
  const ours = await outcome(PEQUOD, line, bench);
  assert.equal(await bench.state(), before, "nothing is half done");
  const said = ours.out + ours.err;
  assert.doesNotMatch(said, /^\s+at .*:\d+:\d+\)?$|Uncaught|\bTypeError\b|\[object /m, "no stack trace");
  return ours;
}

function realOf(tool: string): string | undefined {
  if (tool === "docker") return realDocker;
  return tool === "kubectl" || tool === "helm" ? clients?.[tool] : undefined;
}

/** `< FILE` at the end of a line is standard input. */
async function outcome(command: readonly string[], line: string, bench: BadInputBench): Promise<Outcome> {
  const [words, input] = line.split(" < ");
  const [program, ...args] = [...command, ...words!.split(" ")];
  const child = new Deno.Command(program!, {
    args,
    cwd: bench.folder,
    env: bench.env,
    clearEnv: true,
    stdin: input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  // The real docker passes SIGTERM on instead of ending.
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  if (input !== undefined) {
    const bytes = await Deno.readFile(`${bench.folder}/${input}`);
    await new Blob([bytes]).stream().pipeTo(child.stdin).catch(() => {}); // it need not read all
  }
  const { code, stdout, stderr } = await child.output();
  clearTimeout(late);
  const text = (bytes: Uint8Array): string => masked(new TextDecoder().decode(bytes));
  return { code, out: text(stdout), err: text(stderr) };
}

/** Without what is another one each time: names of temporary files, times of a log. */
function masked(text: string): string {
  return text.replace(/\/tmp\/(LIVE|MERGED)-\d+/g, "/tmp/$1").replace(/^[EWI]\d{4} .*?\] /gm, "LOG] ")
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+( \+0000|Z)/g, "TIME").replace(
      /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g,
      "UID",
    );
}
