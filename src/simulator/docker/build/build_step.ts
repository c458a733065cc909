/** One step of a build: from the cache, or done and committed. */
import type { Random } from "../../clock/random.ts";
import type { FileTree } from "../../host/file_tree.ts";
import { makeRoot } from "../container_root.ts";
import type { ImageStore } from "../image_store.ts";
import type { Report } from "../progress.ts";
import { randomId } from "../random_id.ts";
import { filesOfLayers } from "../stored_image.ts";
import type { BuildArguments } from "./build_arguments.ts";
import type { BuildStage } from "./build_stage.ts";
import { imageNamed, shortId } from "./named_image.ts";
import {
  changeConfig,
  commandOf,
  isConfigChange,
  pathFrom,
  USUAL_SHELL,
  variablesOf,
} from "./config_change.ts";
import { copyFiles, findSources, type Source, sourceHash } from "./copy_files.ts";
import type { Instruction } from "./instruction.ts";
import { waitFor, type Work } from "./pending.ts";
import type { RunInContainer } from "./run_in_container.ts";
import { expandWord } from "./word_expansion.ts";

export interface StepParts {
  store: ImageStore;
  random: Random;
  run: RunInContainer;
  context: FileTree;
  args: BuildArguments;
  /** Stages that are built. */
  done: BuildStage[];
  escape: "\\" | "`";
  noCache: boolean;
  report: Report;
  print(text: string): void;
}

/** What a RUN line ended with. */
export class StepFailed extends Error {
  constructor(message: string, readonly code: number) {
    super(message);
    this.name = "StepFailed";
  }
}

/** Making and removing a container for a step. */
const CONTAINER_MS = 40;
const COPY_MS = 25;

export function* runStep(parts: StepParts, stage: BuildStage, instruction: Instruction): Work<void> {
  const { name } = instruction;
  if (name === "ARG") return yield* declare(parts, stage, instruction);
  if (name === "COPY" || name === "ADD") return yield* copy(parts, stage, instruction);
  if (name === "RUN") return yield* run(parts, stage, instruction);
  if (!isConfigChange(instruction)) throw new RangeError(`unknown instruction: ${name}`);
  const { config, comment } = changeConfig(stage.config, instruction, variables(parts, stage), parts.escape);
  if (name === "MAINTAINER") stage.author = instruction.words[0] ?? "";
  // What a command was set to by the base goes when another entrypoint is set (moby dispatchers.go).
  const isReset = name === "ENTRYPOINT" && !stage.hasCommand;
  const changed = isReset ? { ...config, Cmd: null } : config;
  if (name === "CMD") stage.hasCommand = true;
  const createdBy = noticeOf(stage, ` ${comment}`, name === "WORKDIR");
  if (takeCached(parts, stage, createdBy)) return;
  const id = yield* begin(parts);
  if (name !== "WORKDIR") stage.commit(changed, createdBy, createdBy);
  else {
    const root = rootOf(parts, stage, id);
    root.files.makeFolder(changed.WorkingDir ?? "/");
    stage.commit(changed, createdBy, createdBy, root.upper);
    root.remove();
  }
  parts.print(` ---> Removed intermediate container ${shortId(id)}\n`);
}

/** `/bin/sh -c #(nop)  CMD ["a"]`: a step that ran nothing. */
function noticeOf({ config }: BuildStage, comment: string, isPlain = false): string {
  return [...config.Shell ?? USUAL_SHELL, isPlain ? `#(nop)${comment}` : `#(nop) ${comment}`].join(" ");
}

/** Arguments where the environment does not say otherwise. */
function variables({ args }: StepParts, { config }: BuildStage): Map<string, string> {
  return new Map([...args.values, ...variablesOf(config)]);
}

function takeCached({ noCache, print }: StepParts, stage: BuildStage, cacheKey: string): boolean {
  const image = noCache ? undefined : stage.cached(cacheKey);
  if (!image) return false;
  stage.take(image);
  print(" ---> Using cache\n");
  return true;
}

function* begin({ store, random, print }: StepParts): Work<string> {
  const id = randomId(random);
  print(` ---> Running in ${shortId(id)}\n`);
  yield* waitFor<void>((resume) => store.options.queue.schedule(CONTAINER_MS, () => resume()));
  return id;
}

function rootOf({ store }: StepParts, stage: BuildStage, containerId: string): ReturnType<typeof makeRoot> {
  const { queue, hostFiles } = store.options;
  return makeRoot({
    store: store.layers,
    hostFiles,
    now: () => queue.now(),
    top: stage.image?.top,
    containerId,
  });
}

function* declare(parts: StepParts, stage: BuildStage, { words }: Instruction): Work<void> {
  const comments: string[] = [];
  for (const word of words) {
    const at = word.indexOf("=");
    const name = expandWord(at < 0 ? word : word.slice(0, at), variables(parts, stage), parts.escape);
    const value = at < 0 ? undefined : expandWord(word.slice(at + 1), variables(parts, stage), parts.escape);
    parts.args.add(name, value);
    comments.push(value === undefined ? name : `${name}=${value}`);
  }
  const createdBy = noticeOf(stage, ` ARG ${comments.join(" ")}`);
  if (takeCached(parts, stage, createdBy)) return;
  const id = yield* begin(parts);
  stage.commit(stage.config, createdBy, createdBy);
  parts.print(` ---> Removed intermediate container ${shortId(id)}\n`);
}

function* copy(parts: StepParts, stage: BuildStage, instruction: Instruction): Work<void> {
  const { name, flags } = instruction;
  const known = variables(parts, stage);
  const expand = (word: string) => expandWord(word, known, parts.escape);
  const words = instruction.words.filter((word) => !isHeredoc(instruction, word)).map(expand);
  const destination = words.pop() ?? "";
  const from = flags.get("from");
  const tree = from === undefined ? parts.context : yield* treeOf(parts, stage, expand(from));
  const sources: Source[] = words.length > 0 ? findLocal(name, tree, words, from === undefined) : [];
  for (const heredoc of instruction.heredocs) {
    const text = heredoc.isExpanded ? expandLines(heredoc.content, expand) : heredoc.content;
    sources.push({ path: heredoc.name, text });
  }
  const workingDir = stage.config.WorkingDir || "/";
  const shown = /(^|\/)\.?$/.test(destination)
    ? pathFrom(workingDir, destination).replace(/\/*$/, "/")
    : pathFrom(workingDir, destination);
  const [chown, chmod] = [flags.get("chown"), flags.get("chmod")].map((flag) => flag && expand(flag));
  const owner = chown === undefined ? "" : `--chown=${chown} `;
  const createdBy = noticeOf(stage, `${name} ${owner}${sourceHash(sources)} in ${shown} `);
  const cacheKey = `${createdBy} ${chmod ?? ""}`;
  if (takeCached(parts, stage, cacheKey)) return;
  yield* waitFor<void>((resume) => parts.store.options.queue.schedule(COPY_MS, () => resume()));
  const root = rootOf(parts, stage, randomId(parts.random));
  try {
    copyFiles(root.files, { name, sources, destination, workingDir, chown, chmod });
    stage.commit(stage.config, createdBy, cacheKey, root.upper);
  } finally {
    root.remove();
  }
}

function isHeredoc({ heredocs }: Instruction, word: string): boolean {
  return heredocs.some(({ name }) => new RegExp(`^<<-?["']?${RegExp.escape(name)}["']?$`).test(word));
}

function expandLines(text: string, expand: (word: string) => string): string {
  return text.replace(/\$(\w+|\{[^}]*\})/g, (variable) => expand(`"${variable}"`));
}

/** What is named on the network is not there: this machine has none to the outside. */
function findLocal(
  name: string,
  tree: FileTree,
  words: readonly string[],
  isContext: boolean,
): Source[] {
  const address = words.find((word) => /^(https?|git):\/\//.test(word));
  if (address !== undefined && name === "COPY") throw new RangeError("source can't be a URL for COPY");
  if (address !== undefined) {
    const { host } = new URL(address);
    throw new RangeError(
      `ADD failed: Get ${JSON.stringify(address)}: dial tcp: lookup ${host} on 127.0.0.53:53: no such host`,
    );
  }
  return findSources(name, tree, words, isContext);
}

function* treeOf(parts: StepParts, stage: BuildStage, from: string): Work<FileTree> {
  const index = /^\d+$/.test(from) ? parts.done[Number(from)] : undefined;
  const named = index ?? parts.done.find(({ name }) => name !== "" && name === from.toLowerCase());
  if (named) return named.files;
  if (stage.name !== "" && stage.name === from.toLowerCase()) {
    throw new RangeError(`invalid from flag value ${from}: refers to current build stage`);
  }
  try {
    const image = yield* imageNamed(parts, from);
    return filesOfLayers(image.top);
  } catch (error) {
    throw new RangeError(`invalid from flag value ${from}: ${(error as Error).message}`);
  }
}

function* run(parts: StepParts, stage: BuildStage, instruction: Instruction): Work<void> {
  if (!stage.image) throw new RangeError("Please provide a source image with `from` prior to run");
  const { image } = stage;
  const argv = runArguments(stage, instruction);
  const told = parts.args.told(variablesOf(stage.config));
  const createdBy = [...told.length > 0 ? [`|${told.length}`, ...told] : [], ...argv].join(" ");
  if (takeCached(parts, stage, createdBy)) return;
  const id = yield* begin(parts);
  const root = rootOf(parts, stage, id);
  try {
    const env = Object.fromEntries(variables(parts, stage));
    const code = yield* waitFor<number>((resume) =>
      parts.run({
        containerId: id,
        image: parts.store.runnable(image),
        root,
        config: stage.config,
        argv,
        env,
        write: parts.print,
        onExit: resume,
      })
    );
    if (code !== 0) {
      throw new StepFailed(`The command '${argv.join(" ")}' returned a non-zero code: ${code}`, code);
    }
    stage.commit(stage.config, createdBy, createdBy, root.upper);
  } finally {
    root.remove();
  }
  parts.print(` ---> Removed intermediate container ${shortId(id)}\n`);
}

/** Here-documents are the script itself, or what its command reads. */
function runArguments({ config }: BuildStage, instruction: Instruction): string[] {
  const { heredocs } = instruction;
  const [first] = heredocs;
  if (!first) return commandOf(config, instruction);
  const shell = [...config.Shell ?? USUAL_SHELL];
  const [command = ""] = instruction.words;
  const isWhole = isHeredoc(instruction, command);
  if (isWhole) return [...shell, first.content];
  return [...shell, `${command}\n${heredocs.map(({ content, name }) => `${content}${name}`).join("\n")}\n`];
}
