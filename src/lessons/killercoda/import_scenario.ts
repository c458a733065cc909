/** A scenario of Killercoda or Katacoda as a lesson, and what of it could not be taken. */
import type { Problem } from "../format/problem.ts";
import { taskBlocks } from "./checked_step.ts";
import { atHome } from "./conditions.ts";
import { realNeeds } from "./real_needs.ts";
import { readScenario, type Scenario, type ScenarioPart } from "./scenario.ts";
import { takeAssets } from "./scenario_assets.ts";
import { stepText, type TextPart } from "./step_text.ts";
import { verifyScript } from "./verify_script.ts";
import { yamlFlow } from "./yaml_flow.ts";

export interface ScenarioFiles {
  /** From the scenario's folder on. */
  readonly paths: readonly string[];
  /** What stands before them in remarks. */
  readonly prefix: string;
  /** @throws {Error} there is none */
  read(path: string): Promise<string>;
}

export interface ImportedLesson {
  /** `lesson.md` and what it uses, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** What was not taken, or not as it was, in the order of the scenario. */
  readonly remarks: readonly Problem[];
  readonly steps: StepCounts;
}

export interface StepCounts {
  /** All that their script asks is checked. */
  checked: number;
  /** Some of it. */
  partly: number;
  /** Nothing of it: they are to be read and run. */
  unchecked: number;
  /** They had no script. */
  plain: number;
}

/** @throws {LessonError} its `index.json` is none of a scenario */
export async function importScenario(id: string, files: ScenarioFiles): Promise<ImportedLesson> {
  const scenario = readScenario(await files.read("index.json"), `${files.prefix}index.json`);
  return await new Import(id, files, scenario).made();
}

class Import {
  readonly #id: string;
  readonly #files: ScenarioFiles;
  readonly #scenario: Scenario;
  readonly #remarks: Problem[] = [];
  readonly #laid = new Map<string, string>();
  readonly #setup: string[] = [];
  readonly #steps: StepCounts = { checked: 0, partly: 0, unchecked: 0, plain: 0 };

  constructor(id: string, files: ScenarioFiles, scenario: Scenario) {
    this.#id = id;
    this.#files = files;
    this.#scenario = scenario;
  }

  async made(): Promise<ImportedLesson> {
    const { imageId } = this.#scenario;
    if (imageId !== "" && !/^(ubuntu|kubernetes|k3s|docker)/.test(imageId)) {
      this.#remark("index.json", 1, `the machine ${imageId} is not there: it is taken on the lab's host`);
    }
    const assets = await takeAssets(this.#scenario.assets, this.#files);
    for (const { text } of assets.remarks) this.#remark("index.json", 1, text);
    for (const [path, text] of assets.files) this.#laid.set(path, text);
    this.#setup.push(...assets.commands);
    const sections: string[] = [];
    let number = 0;
    for (const part of this.#scenario.parts) {
      if (part.kind === "step") number++;
      sections.push(await this.#section(part, part.kind === "step" ? `step-${number}` : part.kind));
    }
    const text = `${this.#frontMatter()}\n${sections.join("\n")}`;
    return {
      files: new Map([["lesson.md", text], ...this.#laid]),
      remarks: this.#remarks,
      steps: this.#steps,
    };
  }

  #frontMatter(): string {
    const { title, minutes } = this.#scenario;
    const files = [...this.#laid.keys()];
    const world = [
      ...(files.length > 0 ? [`  files: ${yamlFlow(files)}`] : []),
      ...(this.#setup.length > 0 ? ["  run: |", ...this.#setup.map((line) => `    ${line}`)] : []),
    ];
    return [
      "---",
      "format: lesson/1",
      `id: ${this.#id}`,
      `title: ${JSON.stringify(title.replace(/\s+/g, " "))}`,
      `minutes: ${minutes}`,
      "cards: []",
      "concepts: []",
      "backends: [sim]",
      ...(world.length > 0 ? ["world:", ...world] : []),
      "---",
      "",
    ].join("\n");
  }

  async #section(part: ScenarioPart, id: string): Promise<string> {
    const blocks = [`## ${part.title.replace(/\s+/g, " ").replace(/\s*\{#.*/, "")} {#${id}}`];
    for (const kind of ["background", "foreground"] as const) {
      const path = part[kind];
      if (path !== undefined) blocks.push(...await this.#script(path, `${id}-${kind}`, kind));
    }
    const parts = part.text === undefined ? [] : await this.#textOf(part.text);
    const verified = part.verify === undefined ? undefined : await this.#verified(part.verify);
    if (part.kind === "step") this.#count(verified);
    const checks = verified?.checks ?? [];
    if (checks.length === 0) blocks.push(...parts.map(shown).flat());
    else {
      const { texts, remark } = taskBlocks(parts, checks.map(({ predicate }) => predicate));
      blocks.push(...texts);
      if (remark !== undefined) this.#remark(part.text ?? part.verify!, 1, remark);
    }
    return `${blocks.join("\n\n")}\n`;
  }

  /** A script runs unseen when its step begins, and may not hold the lesson up. */
  async #script(path: string, name: string, kind: "background" | "foreground"): Promise<string[]> {
    const text = await this.#read(path);
    if (text === undefined) return [];
    text.split("\n").forEach((line, index) => {
      if (!line.trim().startsWith("#")) this.#needs(path, index + 1, line);
    });
    if (kind === "foreground") {
      this.#remark(path, 1, "it ran before the learner's eyes; here it runs unseen when the step begins");
    }
    this.#laid.set(`setup/${name}.sh`, atHome(text));
    return [
      `\`\`\`yaml lesson:world\nrun: timeout 60 bash ~/setup/${name}.sh > /dev/null 2>&1; sleep 2\n\`\`\``,
    ];
  }

  async #textOf(path: string): Promise<readonly TextPart[]> {
    const text = await this.#read(path);
    if (text === undefined) return [];
    const { parts, remarks } = stepText(text);
    for (const { text, line } of remarks) this.#remark(path, line, text);
    for (const part of parts) if (part.kind === "run") this.#needs(path, part.line, part.command);
    return parts;
  }

  async #verified(path: string): Promise<ReturnType<typeof verifyScript> | undefined> {
    const text = await this.#read(path);
    if (text === undefined) return undefined;
    const found = verifyScript(text);
    for (const { text, line } of found.unknown) {
      this.#remark(path, line, `what this asks is not checked: ${text.replace(/\s+/g, " ").slice(0, 120)}`);
    }
    if (found.checks.length === 0 && found.unknown.length === 0) this.#remark(path, 1, "it asks for nothing");
    return found;
  }

  #count(verified: ReturnType<typeof verifyScript> | undefined): void {
    if (!verified) this.#steps.plain++;
    else if (verified.checks.length === 0) this.#steps.unchecked++;
    else if (verified.unknown.length > 0) this.#steps.partly++;
    else this.#steps.checked++;
  }

  #needs(path: string, line: number, command: string): void {
    for (const what of realNeeds(command)) {
      this.#remark(path, line, `it needs ${what}: ${command.trim().split("\n")[0]!.slice(0, 80)}`);
    }
  }

  async #read(path: string): Promise<string | undefined> {
    const own = path.replace(/^\.?\//, "");
    if (this.#files.paths.includes(own)) return await this.#files.read(own);
    this.#remark("index.json", 1, `there is no file ${path} beside it`);
    return undefined;
  }

  #remark(path: string, line: number, text: string): void {
    this.#remarks.push({ file: `${this.#files.prefix}${path.replace(/^\.?\//, "")}`, line, column: 1, text });
  }
}

/** A part of a step that checks nothing. */
function shown(part: TextPart): string[] {
  switch (part.kind) {
    case "prose":
      return [part.text];
    case "hint":
      return [`> ${part.text}`];
    case "solution":
      return [`\`\`\`sh\n${part.text}\n\`\`\``];
    case "run": {
      const terminal = part.terminal === 1 ? "" : ` terminal=${part.terminal}`;
      const keys = part.interrupts ? [`\`\`\`keys lesson:run${terminal}\nCtrl-C\n\`\`\``] : [];
      return [...keys, `\`\`\`sh lesson:run${terminal}\n${part.command}\n\`\`\``];
    }
  }
}
