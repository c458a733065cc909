import assert from "node:assert/strict";
import { realMachine } from "../../../src/cli/real_machine.ts";
import { socketEngine } from "../../../src/engine_client/socket_engine.ts";
import { runDocker } from "../../../src/programs/docker/docker_program.ts";
import { Driver } from "../../../src/simulator/serve/driver.ts";
import { listenEngine } from "../../../src/simulator/serve/engine_socket.ts";
import { words } from "../../programs/docker/scripted_engine.ts";
import { testIo } from "../../programs/test_io.ts";
import { smallHost } from "../../simulator/docker/small_host.ts";
import { realClient } from "./real_docker.ts";
import { acceptedInSession, session } from "./session_lines.ts";

/**
 * A session of command lines, each of which changes what the next one finds, through the real client on one simulated
 * engine and through ours on another that is equal.
 */
interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** What the session builds from. */
const FILES: Readonly<Record<string, string>> = {
  Dockerfile:
    'FROM busybox\nARG WHO=whale\nENV A=$WHO\nWORKDIR /srv\nCOPY hello.txt .\nRUN cat hello.txt > copy\nCMD ["cat", "copy"]\n',
  "hello.txt": "hello\n",
  ".dockerignore": "*.log\n",
  "a.log": "left out\n",
  "Dockerfile.stages":
    "FROM busybox AS first\nRUN echo one > /one\nFROM busybox\nCOPY --from=first /one /two\nCMD cat /two\n",
  "Dockerfile.unknown": "FROM busybox\nFOO bar\n",
  "Dockerfile.fails": "FROM busybox\nRUN exit 3\n",
  "Dockerfile.missing": "FROM busybox\nCOPY nothing /x\n",
  "Dockerfile.base": "FROM nosuchimage\n",
  "Dockerfile.empty": "# nothing\n",
};

type Client = (folder: string, host: string, line: string) => Promise<Outcome>;

Deno.test({
  name: "a session with a simulated engine goes as with the real client",
  ignore: realClient === undefined,
  async fn(test) {
    const [theirs, ours] = [await outcomes(real), await outcomes(own)];
    const wrong: string[] = [];
    for (const [index, line] of session.entries()) {
      const isEqual = JSON.stringify(ours[index]) === JSON.stringify(theirs[index]);
      if (isEqual === line in acceptedInSession) wrong.push(line);
      if (isEqual || line in acceptedInSession) continue;
      await test.step(line, () => assert.deepEqual(ours[index], theirs[index]));
    }
    assert.deepEqual(
      wrong,
      [],
      `${session.length - wrong.length} of ${session.length} lines are as they should be`,
    );
  },
});

async function outcomes(client: Client): Promise<Outcome[]> {
  const folder = await Deno.makeTempDir({ prefix: "pequod-docker-" });
  const { api, queue } = smallHost();
  await Deno.mkdir(`${folder}/app`);
  for (const [name, text] of Object.entries(FILES)) await Deno.writeTextFile(`${folder}/app/${name}`, text);
  const driver = new Driver(queue);
  driver.start();
  const socket = await listenEngine(api, `${folder}/engine.sock`);
  const found: Outcome[] = [];
  try {
    for (const line of session) found.push(masked(await client(folder, socket.host, line), folder));
  } finally {
    await socket.close();
    driver.stop();
    await Deno.remove(folder, { recursive: true });
  }
  return found;
}

async function real(folder: string, host: string, line: string): Promise<Outcome> {
  const child = new Deno.Command(realClient!, {
    args: words(line),
    cwd: folder,
    clearEnv: true,
    env: { DOCKER_HOST: host, DOCKER_CONFIG: `${folder}/config`, HOME: folder, DOCKER_BUILDKIT: "0" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(15_000),
  }).spawn();
  const { code, stdout, stderr } = await child.output();
  return { code, out: new TextDecoder().decode(stdout), err: new TextDecoder().decode(stderr) };
}

async function own(folder: string, host: string, line: string): Promise<Outcome> {
  const env: Record<string, string> = {
    DOCKER_HOST: host,
    DOCKER_CONFIG: `${folder}/config`,
    DOCKER_BUILDKIT: "0",
  };
  const machine = { ...realMachine, env: (name: string) => env[name], home: folder, workingFolder: folder };
  const { io, output } = testIo({ machine, nowMs: Date.now() });
  const code = await runDocker(words(line), { io, openEngine: socketEngine });
  return { code, ...output };
}

/** Without what depends on how fast a client is. */
function masked({ code, out, err }: Outcome, folder: string): Outcome {
  const mask = (text: string): string =>
    text.replaceAll(folder, "FOLDER")
      .replace(/\b[0-9a-f]{64}\b/g, "ID64").replace(/\b[0-9a-f]{12}\b/g, "ID12")
      .replace(/\d{4}[-/]\d\d[-/]\d\d[T ][\d:.]+(Z| \+0000 UTC)?/g, "TIME").replace(
        /\b\d\d:\d\d(:\d\d)?\b/g,
        "TIME",
      )
      .replace(/(Less than a second|About an? \w+|\d+ \w+)( ago)? +/g, "SPAN$2 ")
      .replace(/(time|timeNano|"Pid"|"StartedAt")\D{1,3}\d+/g, "$1 N");
  return { code, out: mask(out), err: mask(err) };
}
