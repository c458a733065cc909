import assert from "node:assert/strict";
import { Driver } from "../../src/simulator/serve/driver.ts";
import { listenEngine } from "../../src/simulator/serve/engine_socket.ts";
import { words } from "../programs/docker/scripted_engine.ts";
import { smallHost } from "../simulator/docker/small_host.ts";
import { SCENES } from "./docker_cli/scenes.ts";
import { realClient } from "./docker_differential/real_docker.ts";

/** Pulls and waits pass so much faster. */
const SPEED = 20;
/** A client that waits for what never comes is ended; it passes SIGTERM on instead of ending. */
const LIMIT_MS = 20_000;

interface Outcome {
  code: number;
  text: string;
}

for (const { name, files = {}, lines } of SCENES) {
  Deno.test({
    name: `docker: ${name}`,
    ignore: realClient === undefined,
    async fn(test) {
      const folder = await Deno.makeTempDir({ prefix: "pequod-docker-" });
      await Deno.mkdir(`${folder}/work`);
      for (const [path, text] of Object.entries(files)) {
        await Deno.mkdir(`${folder}/work/${path.replace(/[^/]*$/, "")}`, { recursive: true });
        await Deno.writeTextFile(`${folder}/work/${path}`, text);
      }
      const { api, queue } = smallHost();
      const driver = new Driver(queue, { speed: SPEED });
      driver.start();
      const socket = await listenEngine(api, `${folder}/engine.sock`);
      try {
        for (const [line, code, output, input] of lines) {
          await test.step(`docker ${line}`, async () => {
            const outcome = await run(folder, socket.host, line, input);
            assert.match(outcome.text, output);
            assert.equal(outcome.code, code, outcome.text);
          });
        }
      } finally {
        await socket.close();
        driver.stop();
        await Deno.remove(folder, { recursive: true });
      }
    },
  });
}

Deno.test("there are at least 120 lines", () =>
  assert.ok(SCENES.reduce((sum, { lines }) => sum + lines.length, 0) >= 120));

async function run(folder: string, host: string, line: string, input?: string): Promise<Outcome> {
  const child = new Deno.Command(realClient!, {
    args: words(line),
    cwd: `${folder}/work`,
    clearEnv: true,
    env: {
      DOCKER_HOST: host,
      DOCKER_CONFIG: `${folder}/config`,
      HOME: folder,
      DOCKER_BUILDKIT: "0",
      DOCKER_CLI_HINTS: "false",
    },
    stdin: input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  if (input !== undefined) {
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(input));
    await writer.close();
  }
  const { code, stdout, stderr } = await child.output();
  clearTimeout(limit);
  const decoder = new TextDecoder();
  return { code, text: decoder.decode(stderr) + decoder.decode(stdout) };
}
