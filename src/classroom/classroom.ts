/** The world that a lesson is taken in: a simulated host with a Docker engine, a cluster, and what the lesson brings. */
import { AHAB } from "../lab/host_accounts.ts";
import type { LabWorld } from "../lab/lab_world.ts";
import type { WorldView } from "../lessons/checks/world_view.ts";
import type { Lesson, WorldSpec } from "../lessons/lesson.ts";
import type { PromptFacts } from "../simulator/host/kernel.ts";
import { SystemError } from "../simulator/host/system_error.ts";
import type { TerminalSize } from "../simulator/host/terminal.ts";
import { Asking } from "./asking.ts";
import { type Entry, type Input, saysNothing, UNSEEN } from "./journal.ts";
import { type LabView, labView } from "./lab_view.ts";
import { CommandFailed, type CommandResult, LearnerTerminal } from "./learner_terminal.ts";
import { type LessonCluster, ownCluster } from "./lesson_cluster.ts";
import { type Paced, PacedLab } from "./paced_lab.ts";
import { WriteLog } from "./write_log.ts";

/** A file of the lesson's folder, by its path there. @throws {Error} there is none */
export type ReadLessonFile = (path: string) => Promise<string>;

export interface ClassroomOptions {
  readonly lab: LabWorld;
  readonly lesson: Pick<Lesson, "world">;
  readonly readFile: ReadLessonFile;
  /** Something that a check has asked for has changed. */
  readonly onChange?: () => void;
  /** What has entered the world before: it is led there again, instead of to the lesson's beginning. */
  readonly past?: readonly Entry[];
  /** Gets every entry, before it does anything. */
  readonly record?: (entry: Entry) => void;
  /** Absent: the lab's own. */
  readonly cluster?: LessonCluster;
  /** How the lab's time passes; absent: in steps. */
  readonly paced?: Paced;
}

export interface RunOptions {
  /** Counted from 1. */
  readonly terminal?: number;
  /** Shown when it is far enough, though it goes on. */
  readonly until?: RegExp;
  /** Simulated milliseconds; default three minutes. */
  readonly limitMs?: number;
}

const LIMIT_MS = 180_000;
/** After which a program that was interrupted will not end by it. */
const INTERRUPT_MS = 2000;
const INTERRUPT = "\x03";
const SIZE = { columns: 160, rows: 50 };
/** Where manifests lie while they are applied. */
const BACKSTAGE = "/run/lesson";

export class Classroom {
  readonly paced: Paced;
  readonly cluster: LessonCluster;
  /** Who has written what to its cluster. */
  readonly writes: WriteLog;
  readonly #seen: LabView;
  readonly #asking: Asking;
  readonly #ended = new AbortController();
  readonly #terminals = new Map<number, LearnerTerminal>();
  readonly #readFile: ReadLessonFile;
  readonly #record: (entry: Entry) => void;
  /** Of the world: milliseconds since 1970. */
  readonly beganMs: number;
  readonly #entries: Entry[] = [];
  #typedLast: LearnerTerminal | undefined;
  #commands: string[] = [];

  private constructor(
    { lab, lesson, readFile, onChange = () => {}, record = () => {}, paced }: ClassroomOptions,
    cluster: LessonCluster,
  ) {
    this.paced = paced ?? new PacedLab(lab);
    this.cluster = cluster;
    this.writes = new WriteLog(() => this.paced.now());
    this.#readFile = readFile;
    this.#record = record;
    this.beganMs = this.paced.now();
    lab.host.kernel.onPrompt = (facts) => this.#atPrompt(facts);
    this.#asking = new Asking({
      now: () => this.paced.now(),
      put: (question) => {
        this.#write({ do: "ask", question });
        return this.#seen.put(question);
      },
      onAnswer: onChange,
    });
    this.#seen = labView({
      ...cluster,
      lab,
      namespace: lesson.world.namespace,
      signal: this.#ended.signal,
      onChange: () => {
        this.#asking.changed();
        onChange();
      },
      commands: () => this.#commands,
      ask: (question) => this.#asking.ask(question),
    });
  }

  /** Opens it with what the lesson brings. @throws {CommandFailed} a command of the lesson's own world fails */
  static async open(options: ClassroomOptions): Promise<Classroom> {
    const cluster = options.cluster ?? await ownCluster(options.lab);
    const classroom = new Classroom(options, cluster);
    cluster.observe((before, after) => classroom.writes.add(before, after), classroom.#ended.signal);
    classroom.#seen.engine.listen().catch((error) => {
      if (!classroom.#ended.signal.aborted) throw error;
    });
    if (options.past) await classroom.#repeat(options.past);
    else await classroom.#begin(options.lesson.world);
    return classroom;
  }

  /** What checks see of it. */
  get view(): WorldView {
    return this.#seen.view;
  }

  /** What has entered the world so far. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Lays a file on the host, as the learner's own. @throws {CommandFailed} something else is in its place */
  layFile(path: string, text: string): void {
    const input: Input = { do: "write", path, text, by: "learner" };
    try {
      // What fails is not written down: it would fail again whenever the world is led to where it was.
      this.#apply(input);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      throw new CommandFailed(`the file ${path} cannot be laid: ${error.message}`);
    }
    this.#write(input);
  }

  /** Applies manifests of the lesson's folder and runs command lines, unseen. @throws {CommandFailed} */
  async seed({ apply = [], run }: { apply?: readonly string[]; run: readonly string[] }): Promise<void> {
    // What failed last may be under way still.
    await this.freshen(UNSEEN);
    for (const path of apply) {
      const file = `${BACKSTAGE}/${path.replaceAll("/", "-")}`;
      this.#enter({ do: "write", path: file, text: await this.#readFile(path), by: "root" });
      await this.#mustRun(`kubectl apply -f ${file}`);
      this.#enter({ do: "remove", path: file });
    }
    for (const line of run) await this.#mustRun(line);
  }

  /** A new step begins: what happened before does not count for it. */
  beginStep(id: string): void {
    this.#enter({ do: "step", id });
  }

  /** Types a command line where the learner does. @throws {CommandFailed} it does not end */
  async run(
    line: string,
    { terminal = 1, until, limitMs = LIMIT_MS }: RunOptions = {},
  ): Promise<CommandResult> {
    const typed = await this.#terminal(terminal);
    await this.paced.settle();
    if (terminal !== UNSEEN || typed.isFresh) {
      this.#enter({ do: "mark", ...(typed.isFresh ? { terminal } : {}) });
    }
    const typeLine = (text: string) => this.#enter({ do: "type", terminal, text });
    try {
      return await typed.run(line, typeLine, limitMs, until);
    } finally {
      this.#enter({ do: "wait" });
    }
  }

  /**
   * Brings a terminal to an empty line of its login shell: what is under way there is interrupted, and what goes on
   * then loses its terminal. @throws {CommandFailed} no new shell begins
   */
  async freshen(number = 1): Promise<void> {
    const terminal = this.#terminals.get(number);
    await this.paced.settle();
    if (!terminal || terminal.isAtLogin) return;
    const isBack = (limitMs: number) => this.paced.until(() => terminal.isAtLogin, limitMs);
    try {
      this.#enter({ do: "type", terminal: number, text: INTERRUPT });
      if (await isBack(INTERRUPT_MS)) return;
      this.#enter({ do: "login", terminal: number, ...terminal.size });
      if (!await isBack(LIMIT_MS)) throw new CommandFailed("the shell does not come to its prompt");
    } finally {
      this.#enter({ do: "wait" });
    }
  }

  /** Types keys as they are, and lets the lab answer. */
  async type(text: string, terminal = 1): Promise<void> {
    await this.#terminal(terminal);
    await this.paced.settle();
    this.#enter({ do: "type", terminal, text });
    await this.paced.pass(KEY_MS);
  }

  /** A terminal that somebody sits at; the one of that number is opened once. */
  async openTerminal(number: number, size: TerminalSize): Promise<LearnerTerminal> {
    const known = this.#terminals.get(number);
    await this.paced.settle();
    this.#enter({ do: known ? "resize" : "login", terminal: number, ...size });
    await this.paced.settle();
    return this.#terminals.get(number)!;
  }

  /** Keys of somebody who sits at a terminal; time passes as it does anyway. */
  async key(text: string, number: number): Promise<void> {
    const terminal = this.#terminals.get(number);
    if (!terminal) return;
    await this.paced.settle();
    if (terminal.isFresh) this.#enter({ do: "mark", terminal: number });
    this.#enter({ do: "type", terminal: number, text });
    await this.paced.settle();
  }

  /** Writes down that time has passed, now and then: the world is to be found again where it was. */
  keepUp(everyMs = 0): void {
    const last = this.#entries.at(-1);
    if (this.paced.now() - this.beganMs - (last?.atMs ?? 0) <= everyMs) return;
    if (saysNothing(last)) this.#entries.pop();
    this.#enter({ do: "wait" });
  }

  /** On to the very moment at which somebody writes to the cluster. Answers whether somebody did before the limit. */
  async toNextWrite(limitMs: number): Promise<boolean> {
    this.keepUp();
    const { count } = this.writes;
    const came = await this.paced.until(() => this.writes.count > count, limitMs, { isExact: true });
    this.#enter({ do: "wait", isExact: true });
    return came;
  }

  /** The terminals that the learner has, by their numbers. */
  get terminals(): ReadonlyMap<number, LearnerTerminal> {
    return new Map([...this.#terminals].filter(([number]) => number !== UNSEEN));
  }

  close(): void {
    for (const terminal of this.#terminals.values()) terminal.hangUp();
    this.#ended.abort();
    this.paced.close();
  }

  async #begin(world: WorldSpec): Promise<void> {
    await this.#useNamespace(world.namespace);
    for (const path of world.files) {
      this.layFile(`/home/${AHAB.name}/${path}`, await this.#readFile(path));
    }
    await this.seed(world);
  }

  /** Leads the world to where it was. */
  async #repeat(past: readonly Entry[]): Promise<void> {
    let lateMs = 0;
    for (const entry of past) {
      const ms = entry.atMs + lateMs - (this.paced.now() - this.beganMs);
      if (entry.do === "wait" && entry.isExact) await this.paced.until(() => false, ms, { isExact: true });
      else await this.paced.pass(ms);
      if (entry.do === "mark" && entry.terminal !== undefined) {
        lateMs += await this.#untilFresh(entry.terminal);
      }
      this.#entries.push({ ...entry, atMs: entry.atMs + lateMs });
      this.#apply(entry);
    }
    await this.paced.settle();
  }

  /** Waits for the shell of a terminal; answers for how many milliseconds of the world. */
  async #untilFresh(number: number): Promise<number> {
    const terminal = this.#terminals.get(number);
    if (!terminal || terminal.isFresh) return 0;
    const fromMs = this.paced.now();
    await this.paced.until(() => terminal.isFresh, LIMIT_MS);
    return this.paced.now() - fromMs;
  }

  async #useNamespace(namespace: string): Promise<void> {
    if (namespace === "default") return;
    const { status } = await this.run(`kubectl get namespace ${namespace}`, { terminal: UNSEEN });
    if (status !== 0) await this.#mustRun(`kubectl create namespace ${namespace}`);
    // No pod is admitted before a controller has made its account.
    await this.#mustRun(`kubectl wait --for=create serviceaccount/default -n ${namespace} --timeout=30s`);
    await this.#mustRun(`kubectl config set-context --current --namespace=${namespace}`);
  }

  async #mustRun(line: string): Promise<void> {
    const { output, status } = await this.run(line, { terminal: UNSEEN });
    if (status !== 0) throw new CommandFailed(`${line} ends with ${status}: ${output.trim()}`);
  }

  async #terminal(number: number): Promise<LearnerTerminal> {
    if (!this.#terminals.has(number)) {
      await this.paced.settle();
      this.#enter({ do: "login", terminal: number, ...SIZE });
      await this.#terminals.get(number)!.ready(LIMIT_MS);
    }
    return this.#terminals.get(number)!;
  }

  /** Writes it down, and does it. */
  #enter(input: Input): void {
    this.#write(input);
    this.#apply(input);
  }

  #write(input: Input): void {
    const entry = { atMs: this.paced.now() - this.beganMs, ...input };
    this.#record(entry);
    this.#entries.push(entry);
  }

  #apply(input: Input): void {
    const { host } = this.paced.lab;
    switch (input.do) {
      case "login":
        return this.#login(input.terminal, input);
      case "type":
        this.#typedLast = this.#terminals.get(input.terminal);
        return this.#typedLast?.type(input.text);
      case "resize":
        return this.#terminals.get(input.terminal)?.resize(input);
      case "write": {
        const files = input.by === "root" ? host.files : host.machineOf(AHAB).files;
        files.makeFolder(input.path.slice(0, input.path.lastIndexOf("/")));
        return files.write(input.path, input.text, READABLE);
      }
      case "remove":
        return host.files.unlink(input.path);
      case "step":
        this.#commands = [];
        return this.#seen.engine.forgetEvents();
      case "ask":
        // Whoever asked has had the answer; what it did to the world is done again.
        return void this.#seen.put(input.question).catch(() => {});
    }
  }

  #login(number: number, size: TerminalSize): void {
    const told = (line: string) => {
      if (number !== UNSEEN) this.#commands.push(line);
    };
    const ends = this.paced.lab.host.kernel.makeTerminal(size);
    const known = this.#terminals.get(number);
    const terminal = known ?? new LearnerTerminal(this.paced, ends, told);
    this.#terminals.set(number, terminal);
    this.#typedLast = terminal;
    if (known) terminal.loginAnew(ends);
    else terminal.login();
  }

  /** A shell in a container has a terminal of its own; whoever typed last is at it. */
  #atPrompt(facts: PromptFacts): void {
    const own = [...this.#terminals.values()].find((terminal) => terminal.isOf(facts));
    (own ?? this.#typedLast)?.atPrompt(facts);
    this.#asking.changed();
  }
}

const KEY_MS = 200;
const READABLE = 0o644;
