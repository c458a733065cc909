import assert from "node:assert/strict";
import { spawn } from "@lydell/node-pty";
import { PEQUOD } from "../../e2e/command.ts";
import { words } from "../../programs/docker/scripted_engine.ts";
import { realClient } from "./real_docker.ts";
import { recordedAnswers } from "./recorded_answers.ts";
import { recordedEngine } from "./recorded_engine.ts";

/** On a terminal: bars that are drawn again, columns by its width, keys that are asked for. */
const LINES: [line: string, keys: string][] = [
  ["pull nginx", ""],
  ["ps", ""],
  ["run -t nginx", ""],
  ["exec -t web ls", ""],
  ["network prune", "n\r"],
  ["save nginx", ""],
  ["push mine", ""],
];

Deno.test({
  name: "a terminal sees the same bytes from our docker and from the real one",
  ignore: realClient === undefined,
  async fn() {
    const folder = await Deno.makeTempDir({ prefix: "pequod-docker-" });
    const engine = recordedEngine(`${folder}/engine.sock`, recordedAnswers);
    try {
      for (const [line, keys] of LINES) {
        const [theirs, ours] = await Promise.all([
          shown([realClient!], folder, line, keys),
          shown([...PEQUOD, "docker"], folder, line, keys),
        ]);
        assert.deepEqual(ours, theirs, line);
      }
    } finally {
      await engine.close();
      await Deno.remove(folder, { recursive: true });
    }
  },
});

function shown(
  command: string[],
  folder: string,
  line: string,
  keys: string,
): Promise<{ text: string; exitCode: number }> {
  const [file, ...args] = [...command, ...words(line)];
  const env = {
    ...Deno.env.toObject(),
    DOCKER_HOST: `unix://${folder}/engine.sock`,
    DOCKER_CONFIG: `${folder}/config`,
  };
  const pty = spawn(file!, args, { cols: 120, rows: 30, env });
  let text = "";
  pty.onData((data) => {
    text += data;
    if (keys && text.endsWith("[y/N] ")) pty.write(keys);
  });
  return new Promise((resolve) => pty.onExit(({ exitCode }) => resolve({ text, exitCode })));
}
