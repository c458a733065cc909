/** `docker build`: the stages of a Dockerfile, step by step, with the words of the engine's own builder. */
import type { Cancel } from "../../clock/event_queue.ts";
import type { Random } from "../../clock/random.ts";
import { FileTree } from "../../host/file_tree.ts";
import { SystemError } from "../../host/system_error.ts";
import type { TarEntry } from "../../host/tar_archive.ts";
import { unpackInto } from "../../host/tree_archive.ts";
import { badRequest, EngineError } from "../engine_error.ts";
import type { ImageStore } from "../image_store.ts";
import { errorOf, type ProgressMessage, type Report } from "../progress.ts";
import { familiarString, parseReference } from "../reference.ts";
import type { StoredImage } from "../stored_image.ts";
import { BuildArguments } from "./build_arguments.ts";
import { BuildStage } from "./build_stage.ts";
import { runStep, StepFailed, type StepParts } from "./build_step.ts";
import { readDockerfile } from "./dockerfile.ts";
import { type BuildPlan, type Instruction, readInstruction, readPlan, type Stage } from "./instruction.ts";
import { imageNamed, shortId } from "./named_image.ts";
import { drive, type Work } from "./pending.ts";
import type { RunInContainer } from "./run_in_container.ts";
import { expandWord } from "./word_expansion.ts";

export interface BuildOptions {
  /** What the client sent. */
  context: readonly TarEntry[];
  /** Its path in the context. */
  dockerfile?: string;
  tags?: readonly string[];
  buildArgs?: Readonly<Record<string, string | null>>;
  target?: string;
  labels?: Readonly<Record<string, string>>;
  noCache?: boolean;
  /** The base is asked for anew. */
  pull?: boolean;
  /** Only the image's id is told. */
  isQuiet?: boolean;
  report: Report;
  /** Called once; with nothing when it failed. */
  onDone(imageId: string | undefined): void;
}

export interface BuildTools {
  store: ImageStore;
  random: Random;
  run: RunInContainer;
}

/** Starts a build; the returned function stops it. @throws {EngineError} at once, where nothing can be built */
export function startBuild(tools: BuildTools, options: BuildOptions): Cancel {
  const { report, onDone } = options;
  const tags = (options.tags ?? []).map(parseReference);
  const context = new FileTree({});
  unpackInto(context, "/", options.context);
  const plan = planOf(context, options);
  const stages = stagesOf(plan, options);
  const isQuiet = options.isQuiet ?? false;
  const said: ProgressMessage[] = [];
  const parts: StepParts = {
    ...tools,
    context,
    args: new BuildArguments(options.buildArgs ?? {}),
    done: [],
    escape: plan.escape,
    noCache: options.noCache ?? false,
    report: (message) => isQuiet ? void said.push(message) : report(message),
    print: (text) => parts.report({ stream: text }),
  };
  const finish = (image: StoredImage): void => {
    for (const tag of tags) {
      tools.store.name(image.id, tag);
      tools.store.options.onEvent("tag", image.id, { name: familiarString(tag) });
    }
    // Clients that keep the id read it here, and need not look for it in the text.
    report({ id: "moby.image.id", aux: { ID: image.id } });
    if (isQuiet) report({ stream: `${image.id}\n` });
    parts.print(`Successfully built ${shortId(image.id)}\n`);
    for (const tag of tags) parts.print(`Successfully tagged ${familiarString(tag)}\n`);
    onDone(image.id);
  };
  return drive(buildAll(parts, plan, stages, options), (end) => {
    if ("value" in end) return finish(end.value);
    const { error } = end;
    if (!isExpected(error)) throw error;
    for (const message of said) report(message);
    report(errorOf(error.message, error instanceof StepFailed ? error.code : undefined));
    onDone(undefined);
  });
}

function isExpected(error: unknown): error is Error {
  return error instanceof EngineError || error instanceof RangeError || error instanceof StepFailed ||
    error instanceof SystemError;
}

/** @throws {EngineError} */
function planOf(context: FileTree, { dockerfile = "Dockerfile" }: BuildOptions): BuildPlan {
  if (dockerfile.split("/").includes("..")) {
    throw badRequest(`Forbidden path outside the build context: ${dockerfile} ()`);
  }
  const text = context.read(`/${dockerfile}`);
  if (text === undefined) throw badRequest(`Cannot locate specified Dockerfile: ${dockerfile}`);
  if (text === "") throw badRequest(`the Dockerfile (${dockerfile}) cannot be empty`);
  return readPlan(text);
}

/** Those up to the target; labels of the command line are the last one's last step. */
function stagesOf({ stages }: BuildPlan, { target = "", labels = {} }: BuildOptions): Stage[] {
  const at = target === ""
    ? stages.length - 1
    : /^\d+$/.test(target)
    ? Number(target)
    : stages.findIndex(({ name }) => name === target.toLowerCase());
  const last = stages[at];
  if (!last) throw badRequest(`failed to reach build target ${target} in Dockerfile`);
  const added = Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1).map((
    [name, value],
  ): Instruction => ({
    name: "LABEL",
    line: last.from.line,
    original: `LABEL ${name}=${value}`,
    flags: new Map(),
    words: [name, value].map((word) => `'${word.replaceAll("'", "'\"'\"'")}'`),
    isJson: false,
    heredocs: [],
  }));
  return [...stages.slice(0, at), { ...last, instructions: [...last.instructions, ...added] }];
}

function* buildAll(
  parts: StepParts,
  { globals }: BuildPlan,
  stages: readonly Stage[],
  options: BuildOptions,
): Work<StoredImage> {
  const total = globals.length + stages.reduce((sum, { instructions }) => sum + 1 + instructions.length, 0);
  let step = 0;
  const announce = ({ original }: Instruction) => parts.print(`Step ${++step}/${total} : ${original}\n`);
  for (const global of globals) {
    announce(global);
    for (const word of global.words) {
      const [name = "", ...value] = word.split("=");
      const text = value.length > 0
        ? expandWord(value.join("="), parts.args.globals, parts.escape)
        : undefined;
      parts.args.addGlobal(name, text);
    }
  }
  for (const stage of stages) {
    announce(stage.from);
    const built = new BuildStage(parts.store, stage.name, yield* baseOf(parts, stage, options));
    parts.args.beginStage();
    yield* runTriggers(parts, built);
    parts.print(` ---> ${shortId(built.image?.id ?? "")}\n`);
    for (const instruction of stage.instructions) {
      announce(instruction);
      yield* runStep(parts, built, instruction);
      parts.print(` ---> ${shortId(built.image?.id ?? "")}\n`);
    }
    if (built.image) parts.report({ aux: { ID: built.image.id } });
    parts.done.push(built);
  }
  const { unused } = parts.args;
  if (unused.length > 0) {
    parts.print(`[Warning] One or more build-args [${unused.join(" ")}] were not consumed\n`);
  }
  const { image } = parts.done.at(-1)!;
  if (!image) throw new RangeError("No image was generated. Is your Dockerfile empty?");
  return image;
}

/** An earlier stage, nothing, or an image, which is pulled where it is missing. */
function* baseOf(
  parts: StepParts,
  { base }: Stage,
  { pull = false }: BuildOptions,
): Work<StoredImage | undefined> {
  const name = expandWord(base, parts.args.globals, parts.escape);
  if (name === "") throw new RangeError(`base name (${base}) should not be blank`);
  const stage = parts.done.find((one) => one.name !== "" && one.name === name.toLowerCase());
  if (stage) return stage.image;
  if (name === "scratch") return undefined;
  return yield* imageNamed(parts, name, pull);
}

/** What the base image wants to be done by who builds on it. */
function* runTriggers(parts: StepParts, built: BuildStage): Work<void> {
  const triggers = built.config.OnBuild ?? [];
  if (triggers.length === 0) return;
  parts.print(`# Executing ${triggers.length} build trigger${triggers.length > 1 ? "s" : ""}\n`);
  const { OnBuild: _, ...config } = built.config;
  built.config = config;
  for (const trigger of triggers) {
    for (const line of readDockerfile(trigger).lines) {
      yield* runStep(parts, built, readInstruction(line, parts.escape));
    }
  }
}
