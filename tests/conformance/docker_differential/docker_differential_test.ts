import assert from "node:assert/strict";
import { realMachine } from "../../../src/cli/real_machine.ts";
import { socketEngine } from "../../../src/engine_client/socket_engine.ts";
import { runDocker } from "../../../src/programs/docker/docker_program.ts";
import { words } from "../../programs/docker/scripted_engine.ts";
import { testIo } from "../../programs/test_io.ts";
import { accepted, lines } from "./lines.ts";
import { recordedAnswers } from "./recorded_answers.ts";
import { realClient } from "./real_docker.ts";
import { type AskedLine, recordedEngine } from "./recorded_engine.ts";

/**
 * The same command lines through the real client and through ours, against engines that answer alike: what is printed
 * where, the exit code, and what was asked of the engine have to be the same.
 */
interface Outcome {
  code: number;
  out: string;
  err: string;
  asked: AskedLine[];
}

Deno.test({
  name: "our docker prints and asks what the real one does",
  ignore: realClient === undefined,
  async fn(test) {
    const folder = await Deno.makeTempDir({ prefix: "pequod-docker-" });
    await Deno.mkdir(`${folder}/context`);
    await Deno.writeTextFile(`${folder}/context/Dockerfile`, "FROM alpine\nRUN echo hi\n");
    await Deno.writeTextFile(`${folder}/context/Dockerfile.bad`, "FROM alpine\nFOO bar\n");
    await Deno.writeTextFile(`${folder}/context/Dockerfile.fails`, "RUN false\n");
    let equal = 0;
    const wrong: string[] = [];
    try {
      for (const line of lines) {
        const [theirs, ours] = [await real(folder, line), await own(folder, line)];
        const isEqual = JSON.stringify(theirs) === JSON.stringify(ours);
        if (isEqual) equal += 1;
        if (isEqual === line in accepted) wrong.push(line);
        if (!isEqual && !(line in accepted)) {
          await test.step(line, () => assert.deepEqual(ours, theirs)).catch(() => {});
        }
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
    assert.deepEqual(wrong, [], `${equal} of ${lines.length} lines are equal`);
  },
});

async function real(folder: string, line: string): Promise<Outcome> {
  const engine = recordedEngine(`${folder}/engine.sock`, recordedAnswers);
  const child = new Deno.Command(realClient!, {
    args: words(line),
    cwd: folder,
    clearEnv: true,
    env: {
      DOCKER_HOST: `unix://${engine.path}`,
      DOCKER_CONFIG: `${folder}/config`,
      HOME: folder,
      DOCKER_BUILDKIT: "0",
    },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(10_000),
  }).spawn();
  const { code, stdout, stderr } = await child.output();
  await engine.close();
  return outcome(
    folder,
    code,
    new TextDecoder().decode(stdout),
    new TextDecoder().decode(stderr),
    engine.asked,
  );
}

async function own(folder: string, line: string): Promise<Outcome> {
  const engine = recordedEngine(`${folder}/engine.sock`, recordedAnswers);
  const env: Record<string, string> = {
    DOCKER_HOST: `unix://${engine.path}`,
    DOCKER_CONFIG: `${folder}/config`,
    DOCKER_BUILDKIT: "0",
  };
  const machine = { ...realMachine, env: (name: string) => env[name], home: folder, workingFolder: folder };
  const { io, output } = testIo({ machine, nowMs: Date.now() });
  const code = await runDocker(words(line), { io, openEngine: socketEngine });
  await engine.close();
  return outcome(folder, code, output.out, output.err, engine.asked);
}

/** Without what no two runs share, and without what every client says of itself. */
function outcome(folder: string, code: number, out: string, err: string, asked: AskedLine[]): Outcome {
  const masked = (text: string): string =>
    text.replaceAll(folder, "FOLDER")
      // Go's maps have no order.
      .replace(/(Runtimes: )(.*)/, (_, title, names) => title + names.split(" ").sort().join(" "));
  // The real client also begins to wait for what runs in the background, and never asks how that went.
  const isWatched = asked.some(({ line }) => line.endsWith("/attach") || line.includes("/attach?"));
  const counted = asked.filter(({ line }) => isWatched || !line.endsWith("/wait?condition=next-exit"));
  return { code, out: masked(out), err: masked(err), asked: counted };
}
