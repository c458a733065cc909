/** The same command line after `docker compose` through the real one and through ours. */
import { realMachine } from "../../../src/cli/real_machine.ts";
import { socketEngine } from "../../../src/engine_client/socket_engine.ts";
import { runDocker } from "../../../src/programs/docker/docker_program.ts";
import { words } from "../../programs/docker/scripted_engine.ts";
import { testIo } from "../../programs/test_io.ts";
import { realCompose } from "./real_compose.ts";

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

export type ComposeClient = (
  folder: string,
  line: string,
  variables?: Readonly<Record<string, string>>,
) => Promise<Outcome>;

const LIMIT_MS = 30_000;

/** As a plugin of docker, so that it speaks of `docker compose`. */
export async function theirs(
  folder: string,
  line: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const child = new Deno.Command(realCompose!, {
    args: ["compose", ...words(line)],
    cwd: folder,
    clearEnv: true,
    env: { ...surroundings(folder), ...variables, DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND: "docker" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(LIMIT_MS),
  }).spawn();
  const { code, stdout, stderr } = await child.output();
  return { code, out: new TextDecoder().decode(stdout), err: new TextDecoder().decode(stderr) };
}

export async function ours(
  folder: string,
  line: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const env: Record<string, string> = { ...surroundings(folder), ...variables };
  const machine = { ...realMachine, env: (name: string) => env[name], home: folder, workingFolder: folder };
  const { io, output } = testIo({ machine, nowMs: Date.now() });
  const code = await runDocker(["compose", ...words(line)], { io, openEngine: socketEngine });
  return { code, ...output };
}

function surroundings(folder: string): Record<string, string> {
  return { HOME: folder, DOCKER_CONFIG: `${folder}/.docker`, DOCKER_HOST: `unix://${folder}/engine.sock` };
}
