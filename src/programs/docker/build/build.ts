import type { Io } from "../../io.ts";
import {
  bytesFlag,
  type DockerFlag,
  labelError,
  listFlag,
  numberFlag,
  switchFlag,
  textFlag,
  variableError,
  wordsFlag,
} from "../docker_flags.ts";
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import type { ProgressMessage } from "../engine_objects.ts";
import { parseReference } from "../image_reference.ts";
import { jsonMessages } from "../json_messages.ts";
import { addHostError } from "../run/flag_checks.ts";
import { ulimitError } from "../run/ulimits.ts";
import { humanSize } from "../sizes.ts";
import { absolutePath } from "../run/volumes.ts";
import { showProgress } from "../progress.ts";
import type { DockerCall, Verb } from "../verb.ts";
import { type BuildContext, buildContext } from "./build_context.ts";
import { buildQuery } from "./build_query.ts";
import { BuildStory } from "./build_story.ts";
import { OLD_BUILDER_NOTICE } from "./old_builder.ts";
import { PlainLook } from "./plain_look.ts";
import { TerminalLook } from "./terminal_look.ts";

const buildFlags: readonly DockerFlag[] = [
  listFlag("add-host", 'A further host and its address ("host:ip")', { check: addHostError }),
  listFlag("build-arg", "Value of an ARG (NAME=VALUE)", { check: variableError }),
  wordsFlag("cache-from", "Images whose layers serve as a cache"),
  textFlag("cgroup-parent", "Parent control group for RUN instructions"),
  switchFlag("compress", "Compress the context with gzip"),
  numberFlag("cpu-period", "Period of the CPU scheduler (CFS), in microseconds"),
  numberFlag("cpu-quota", "CPU time in each period, in microseconds"),
  numberFlag("c, cpu-shares", "CPU time relative to other containers"),
  textFlag("cpuset-cpus", "CPUs it may run on (0-3, 0,1)"),
  textFlag("cpuset-mems", "Memory nodes it may use (0-3, 0,1)"),
  switchFlag("disable-content-trust", "Do not check signatures of images", true),
  textFlag("f, file", 'The Dockerfile (else "PATH/Dockerfile")'),
  switchFlag("force-rm", "Remove intermediate containers even when the build fails"),
  textFlag("iidfile", "File to write the image's ID to"),
  textFlag("isolation", "Isolation technology"),
  listFlag("label", "A label of the image", { check: labelError }),
  bytesFlag("m, memory", "How much memory it may use"),
  bytesFlag("memory-swap", "Memory and swap together; -1 leaves swap unlimited", {
    isUnlimited: true,
  }),
  textFlag("network", "Network for RUN instructions", { default: "default" }),
  switchFlag("no-cache", "Run every step again, without the cache"),
  textFlag("platform", "Platform to choose, such as linux/arm64"),
  textFlag("progress", 'What is shown ("auto", "plain", "tty", "quiet")', { default: "auto" }),
  switchFlag("pull", "Always look for newer base images"),
  switchFlag("q, quiet", "Print only the image's ID"),
  switchFlag("rm", "Remove intermediate containers when the build succeeds", true),
  wordsFlag("security-opt", "Security options"),
  bytesFlag("shm-size", 'How large "/dev/shm" is'),
  switchFlag("squash", "Merge the new layers into one"),
  listFlag("t, tag", 'Name of the result ("name:tag")', { check: tagError }),
  textFlag("target", "Stop after this stage"),
  listFlag("ulimit", "Resource limits of processes", { type: "ulimit", shown: "[]", check: ulimitError }),
];

function tagError(text: string): string | undefined {
  try {
    parseReference(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

export const build: Verb = {
  calls: ["image build", "build", "builder build"],
  summary: "Make an image by the steps of a Dockerfile",
  usage: "[OPTIONS] PATH | URL | -",
  flags: buildFlags,
  takes: { min: 1, max: 1 },
  async run(call) {
    const isOld = call.io.env("DOCKER_BUILDKIT") === "0";
    return isOld ? await buildAsItComes(call) : await buildInParts(call);
  },
};

async function ask(
  { client, flags, settings, io }: DockerCall,
  context: BuildContext,
): Promise<ReadableStream<Uint8Array>> {
  const { body } = await client.request("POST", "/build", {
    query: buildQuery(flags, context, io),
    headers: {
      "Content-Type": "application/x-tar",
      "X-Registry-Config": btoa(JSON.stringify(registries(settings.file.auths ?? {}))),
    },
    body: context.body ?? new Uint8Array(),
  });
  return body;
}

function registries(auths: Record<string, { auth?: string }>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(auths).map(([server, { auth = "" }]) => {
      const [username = "", password = ""] = auth ? atob(auth).split(/:(.*)/s) : [];
      return [server, { username, password, serveraddress: server }];
    }),
  );
}

/** With `DOCKER_BUILDKIT=0`: the engine's own text. */
async function buildAsItComes(call: DockerCall): Promise<number> {
  const { flags, io, args } = call;
  await io.err(OLD_BUILDER_NOTICE);
  const context = await buildContext(io, args[0]!, flags.string("file"));
  let id = "";
  const isQuiet = flags.bool("quiet");
  let output = "";
  const shown = isQuiet ? { ...io, out: (text: string) => Promise.resolve(void (output += text)) } : io;
  try {
    const body = await ask(call, context).finally(() => isQuiet ? undefined : io.out(sentText(context)));
    await showProgress(shown, body, { onAux: ({ ID }) => void (typeof ID === "string" && (id = ID)) });
  } catch (error) {
    if (isQuiet && error instanceof DockerFailure) await io.err(output);
    throw error;
  }
  await io.out(output);
  await writeId(io, flags.string("iidfile"), id || output.trim());
  return 0;
}

/** As the bar of the original leaves it. */
function sentText({ archived }: BuildContext): string {
  return archived()
    ? `Sending build context to Docker daemon ${humanSize(archived()).padStart(8)}\r\r\n`
    : "";
}

/** In BuildKit's look. */
async function buildInParts(call: DockerCall): Promise<number> {
  const { flags, io, args } = call;
  const context = await buildContext(io, args[0]!, flags.string("file")).catch((error) => {
    throw error instanceof DockerFailure ? new DockerFailure(buildWords(error.message)) : error;
  });
  const story = new BuildStory(lookOf(call), context, flags.list("tag"));
  try {
    for await (const message of jsonMessages<ProgressMessage>(await ask(call, context))) {
      const failed = message.errorDetail?.message ?? message.error;
      if (failed !== undefined) throw await story.fail(failed);
      await story.hear(message);
    }
  } catch (error) {
    throw error instanceof EngineRefusal ? await story.fail(error.said) : error;
  }
  await story.finish();
  if (flags.bool("quiet")) await io.out(`${story.imageId}\n`);
  await writeId(io, flags.string("iidfile"), story.imageId);
  return 0;
}

/** The words of buildx for what is wrong before anything is sent. */
function buildWords(message: string): string {
  if (/Dockerfile path: lstat/.test(message)) {
    const name = message.match(/lstat (\S+):/)?.[1]?.split("/").at(-1);
    return `ERROR: failed to build: failed to solve: failed to read dockerfile: open ${name}: no such file or directory`;
  }
  return `ERROR: failed to build: ${message}`;
}

function lookOf({ flags, io }: DockerCall): PlainLook | TerminalLook {
  const progress = flags.string("progress");
  if (!["auto", "plain", "tty", "quiet", "rawjson"].includes(progress)) {
    throw new DockerFailure(`ERROR: invalid progress value: ${progress}`);
  }
  if (flags.bool("quiet") || progress === "quiet") {
    return new PlainLook({ ...io, err: () => Promise.resolve() });
  }
  const isDrawn = progress === "tty" ||
    (progress === "auto" && io.isTerminal("error") && io.env("TERM") !== "dumb");
  return isDrawn ? new TerminalLook(io) : new PlainLook(io);
}

async function writeId(io: Pick<Io, "machine">, path: string, id: string): Promise<void> {
  if (path) await io.machine.writeFile(absolutePath(path, io), new TextEncoder().encode(id), 0o666);
}
