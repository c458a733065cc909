/**
 * Tells a build in BuildKit's manner from what the engine sends: the messages of the builder that every engine has
 * (`Step 2/4 : RUN …`, ` ---> Using cache`).
 */
import { DockerFailure } from "../engine_errors.ts";
import type { ProgressMessage } from "../engine_objects.ts";
import { humanSize } from "../sizes.ts";
import type { BuildContext } from "./build_context.ts";
import type { BuildLook, BuildPart, PartOutcome } from "./build_look.ts";
import { type DockerfileStep, dockerfileSteps, sourceExcerpt } from "./dockerfile_steps.ts";
import { parseReference, withDefaultTag } from "../image_reference.ts";

export class BuildStory {
  readonly #look: BuildLook;
  readonly #context: BuildContext;
  readonly #steps: DockerfileStep[];
  readonly #tags: readonly string[];
  #parts = 0;
  #current: { part: BuildPart; step: DockerfileStep | undefined } | undefined;
  /** What a step's output still lacks the end of its line. */
  #line = "";
  #isCached = false;
  #hasBegun = false;
  #imageId = "";

  constructor(look: BuildLook, context: BuildContext, tags: readonly string[]) {
    this.#look = look;
    this.#context = context;
    this.#tags = tags;
    this.#steps = dockerfileSteps(context.dockerfileText ?? "");
  }

  get imageId(): string {
    return this.#imageId;
  }

  async hear(message: ProgressMessage): Promise<void> {
    if (!this.#hasBegun) await this.#preparations();
    if (typeof message.aux?.ID === "string") this.#imageId = message.aux.ID;
    const text = message.stream ?? "";
    const step = /^Step (\d+)\/(\d+) : (.*)/s.exec(text);
    if (step) return await this.#beginStep(Number(step[1]), step[3]!.trimEnd());
    if (/^ ---> Using cache/.test(text)) this.#isCached = this.#current !== undefined;
    else if (/^ ---> |^Removing intermediate container|^Successfully (built|tagged)|^\n$/.test(text)) return;
    else if (text) await this.#output(text);
    else if (message.status && this.#current) await this.#pulled(message);
  }

  /** The engine has said all. */
  async finish(): Promise<void> {
    if (!this.#hasBegun) await this.#preparations();
    await this.#endStep({ kind: "done" });
    const part = await this.#begin("exporting to image");
    await this.#look.note(part, "exporting layers done");
    if (this.#imageId) await this.#look.note(part, `writing image ${this.#imageId} done`);
    for (const tag of this.#tags) {
      const { name, tag: version } = withDefaultTag(parseReference(tag));
      await this.#look.note(part, `naming to ${name}:${version} done`);
    }
    await this.#look.end(part, { kind: "done" });
    await this.#look.close(true);
  }

  /** The engine has refused, or a step has failed. Answers what is printed after everything else. */
  async fail(said: string): Promise<DockerFailure> {
    const reason = reasonOf(said);
    const current = this.#current;
    if (current) {
      await this.#endStep({ kind: "failed", message: reason });
      await this.#look.close(false);
    }
    const line = Number(/parse error (?:on )?line (\d+)/.exec(said)?.[1] ?? 0);
    const place = current?.step ??
      this.#steps.find(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
    const text = this.#context.dockerfileText;
    const title = current ? `------\n > ${current.part.title}:\n------\n` : "";
    const excerpt = place && text !== undefined
      ? sourceExcerpt(text, this.#context.dockerfile, place.firstLine, place.lastLine)
      : "";
    return new DockerFailure(`${title}${excerpt}ERROR: failed to build: failed to solve: ${reason}`);
  }

  async #preparations(): Promise<void> {
    this.#hasBegun = true;
    const { dockerfile, dockerfileText, sent } = this.#context;
    const size = new TextEncoder().encode(dockerfileText ?? "").length;
    await this.#told(
      `[internal] load build definition from ${dockerfile}`,
      `transferring dockerfile: ${humanSize(size)} done`,
    );
    const bases = new Set(this.#steps.flatMap(({ base }) => base && !base.includes("$") ? [base] : []));
    for (const base of bases) {
      const shown = fullName(base);
      if (shown) await this.#told(`[internal] load metadata for ${shown}`);
    }
    await this.#told("[internal] load .dockerignore", "transferring context: 2B done");
    if (this.#steps.some(({ keyword }) => keyword === "COPY" || keyword === "ADD")) {
      await this.#told("[internal] load build context", `transferring context: ${humanSize(sent())} done`);
    }
  }

  async #told(title: string, note?: string): Promise<void> {
    const part = await this.#begin(title);
    if (note) await this.#look.note(part, note);
    await this.#look.end(part, { kind: "done" });
  }

  async #begin(title: string): Promise<BuildPart> {
    const part = { number: ++this.#parts, title };
    await this.#look.begin(part);
    return part;
  }

  async #beginStep(number: number, text: string): Promise<void> {
    await this.#endStep({ kind: "done" });
    const step = this.#steps[number - 1];
    // What only changes the image's description has no part of its own.
    if (step && !step.label) return;
    const shown = step?.base && !step.base.includes("$") ? `FROM ${fullName(step.base) ?? step.base}` : text;
    const part = await this.#begin(`[${step?.label ?? number}] ${shown}`);
    this.#current = { part, step };
  }

  async #endStep(outcome: PartOutcome): Promise<void> {
    const current = this.#current;
    if (!current) return;
    if (this.#line) await this.#look.output(current.part, this.#line);
    const isCached = this.#isCached && outcome.kind === "done";
    await this.#look.end(current.part, isCached ? { kind: "cached" } : outcome);
    this.#current = undefined;
    this.#line = "";
    this.#isCached = false;
  }

  async #output(text: string): Promise<void> {
    if (!this.#current) return;
    const lines = (this.#line + text).split("\n");
    this.#line = lines.pop()!;
    for (const line of lines) await this.#look.output(this.#current.part, line.replace(/\r$/, ""));
  }

  /** Layers of a base image that is pulled meanwhile. */
  async #pulled({ id, status, progressDetail }: ProgressMessage): Promise<void> {
    if (progressDetail?.current !== undefined || !id || !/^pull complete/i.test(status!)) return;
    await this.#look.note(this.#current!.part, `extracting ${id} done`);
  }
}

function fullName(base: string): string | undefined {
  try {
    const { name, tag, digest } = withDefaultTag(parseReference(base));
    return `${name}${tag ? `:${tag}` : ""}${digest ? `@${digest}` : ""}`;
  } catch {
    return undefined;
  }
}

/** What the engine said, as BuildKit says it. */
function reasonOf(said: string): string {
  const code = /^The command '(.*)' returned a non-zero code: (\d+)/s.exec(said);
  if (code) return `process ${JSON.stringify(code[1])} did not complete successfully: exit code: ${code[2]}`;
  const parse = /dockerfile parse error (?:on )?line (\d+): (.*)/s.exec(said);
  if (parse) return `dockerfile parse error on line ${parse[1]}: ${parse[2]}`;
  const file = /(?:COPY|ADD) failed: file not found in build context[^:]*: stat (\S+): file does not exist/
    .exec(said);
  // For BuildKit the context is the root: nothing lies above it.
  const outside = /(?:COPY|ADD) failed: forbidden path outside the build context: (.+) \(\)/.exec(said);
  const missing = file?.[1] ?? outside?.[1];
  if (missing !== undefined) {
    return `failed to compute cache key: failed to calculate checksum of ref: ${
      JSON.stringify(fromRoot(missing))
    }: not found`;
  }
  return said;
}

/** `../../a/./b` is `/a/b`. */
function fromRoot(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return `/${names.join("/")}`;
}
