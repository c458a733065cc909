/** The engine as programs use it that are no command line: dockerode, through its socket. */
import assert from "node:assert/strict";
import { PassThrough, Readable } from "node:stream";
// @ts-types="./dockerode_types.ts"
import Docker from "dockerode";
import { Driver } from "../../src/simulator/serve/driver.ts";
import { listenEngine } from "../../src/simulator/serve/engine_socket.ts";
import { contextOf, smallHost } from "../simulator/docker/small_host.ts";

/** Pulls and waits pass so much faster. */
const SPEED = 20;

/** In order: what is asked, how, and what the answer says. */
const STEPS: readonly [name: string, ask: (docker: Docker) => Promise<unknown>, answer: unknown][] = [
  ["ping", async (docker) => String(await docker.ping()), "OK"],
  ["version", async (docker) => (await docker.version()).ApiVersion, "1.51"],
  ["info", async (docker) => (await docker.info()).Driver, "overlay2"],
  [
    "pull",
    async (docker) => (await all(docker, await docker.pull("busybox:latest"))).at(-1),
    { status: "Status: Downloaded newer image for busybox:latest" },
  ],
  ["images", async (docker) => (await docker.listImages()).map(({ RepoTags }) => RepoTags), [[
    "busybox:latest",
  ]]],
  ["run", run, ["hello\n", 3]],
  ["create", create, ["/box"]],
  ["exec", exec, ["hi\n", 4]],
  [
    "stats",
    async (docker) => (await docker.getContainer("box").stats({ stream: false })).pids_stats?.current,
    1,
  ],
  [
    "logs",
    async (docker) =>
      (await docker.getContainer("box").logs({ stdout: true, follow: false })).toString("latin1"),
    "\x01\0\0\0\0\0\0\x06begun\n",
  ],
  ["inspect", async (docker) => (await docker.getContainer("box").inspect()).State.Status, "running"],
  ["missing", refused, [404, "(HTTP code 404) no such container - No such container: nope "]],
  ["build", build, { stream: "Successfully tagged mine:1\n" }],
  ["history", async (docker) => (await docker.getImage("mine:1").history()).length > 1, true],
  ["tag", async (docker) => void await docker.getImage("mine:1").tag({ repo: "mine", tag: "2" }), undefined],
  ["events", events, ["create", "attach", "start", "die", "destroy"]],
  ["pause", async (docker) => void await docker.getContainer("box").pause(), undefined],
  ["unpause", async (docker) => void await docker.getContainer("box").unpause(), undefined],
  ["stop", async (docker) => void await docker.getContainer("box").stop({ t: 1 }), undefined],
  ["wait", async (docker) => (await docker.getContainer("box").wait()).StatusCode, 137],
  ["remove", async (docker) => void await docker.getContainer("box").remove(), undefined],
  ["none", async (docker) => (await docker.listContainers({ all: true })).length, 0],
  ["network", network, "10.77.0.0/16"],
  ["volume", async (docker) => (await docker.createVolume({ Name: "notes" })).name, "notes"],
  ["prune", async (docker) => (await docker.pruneVolumes({ filters: { all: ["true"] } })).VolumesDeleted, [
    "notes",
  ]],
];

Deno.test("dockerode", async (test) => {
  const folder = await Deno.makeTempDir({ prefix: "pequod-dockerode-" });
  const { api, queue } = smallHost();
  const driver = new Driver(queue, { speed: SPEED });
  driver.start();
  const socket = await listenEngine(api, `${folder}/engine.sock`);
  const docker = new Docker({ socketPath: `${folder}/engine.sock` });
  try {
    for (const [name, ask, answer] of STEPS) {
      await test.step(name, async () => assert.deepEqual(await ask(docker), answer));
    }
  } finally {
    await socket.close();
    driver.stop();
    await Deno.remove(folder, { recursive: true });
  }
});

/** All messages of a stream. */
function all(docker: Docker, stream: NodeJS.ReadableStream): Promise<Record<string, string>[]> {
  return new Promise((resolve, reject) =>
    docker.modem.followProgress(stream, (error, messages) => error ? reject(error) : resolve(messages))
  );
}

/** Gathers what is written to it. */
function sink(): { stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  let text = "";
  stream.on("data", (chunk) => text += chunk);
  return { stream, text: () => text };
}

async function run(docker: Docker): Promise<unknown> {
  const [out, errors] = [sink(), sink()];
  const [{ StatusCode }, container] = await docker.run(
    "busybox",
    ["sh", "-c", "echo hello; exit 3"],
    [out.stream, errors.stream],
    { Tty: false },
  );
  await container.remove();
  return [out.text(), StatusCode];
}

async function create(docker: Docker): Promise<unknown> {
  const Cmd = ["sh", "-c", "echo begun; exec sleep 1000"];
  const container = await docker.createContainer({ Image: "busybox", name: "box", Cmd });
  await container.start();
  return (await docker.listContainers()).flatMap(({ Names }) => Names);
}

async function exec(docker: Docker): Promise<unknown> {
  const exec = await docker.getContainer("box").exec({
    Cmd: ["sh", "-c", "echo hi; exit 4"],
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({});
  const out = sink();
  docker.modem.demuxStream(stream, out.stream, out.stream);
  await new Promise((resolve) => stream.on("end", resolve));
  return [out.text(), (await exec.inspect()).ExitCode];
}

async function refused(docker: Docker): Promise<unknown> {
  try {
    return await docker.getContainer("nope").inspect();
  } catch (error) {
    const { statusCode, message } = error as { statusCode: number; message: string };
    return [statusCode, message];
  }
}

async function build(docker: Docker): Promise<unknown> {
  const context = contextOf({ Dockerfile: "FROM busybox\nRUN echo x > /x\n" });
  const messages = await all(docker, await docker.buildImage(Readable.from([context]), { t: "mine:1" }));
  return messages.at(-1);
}

/** Those of the container that ran first. */
async function events(docker: Docker): Promise<unknown> {
  const stream = await docker.getEvents({ since: 1, filters: { type: ["container"] } });
  const found: { Action: string; id: string }[] = [];
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    found.push(...lines.filter(Boolean).map((line) => JSON.parse(line)));
    if (found.some(({ Action }) => Action === "destroy")) break;
  }
  return found.filter(({ id }) => id === found[0]!.id).map(({ Action }) => Action);
}

async function network(docker: Docker): Promise<unknown> {
  const made = await docker.createNetwork({ Name: "deep", IPAM: { Config: [{ Subnet: "10.77.0.0/16" }] } });
  const { IPAM } = await made.inspect();
  await made.remove();
  return IPAM?.Config?.[0]?.Subnet;
}
