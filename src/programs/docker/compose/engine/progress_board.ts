/** What is being done to containers, networks and images: lines that change on a terminal, one line a step elsewhere. */
import type { Io } from "../../../io.ts";

export type StepState = "working" | "done" | "warning" | "error";

interface Step {
  id: string;
  text: string;
  state: StepState;
  startMs: number;
  endMs?: number;
}

type BoardIo = Pick<Io, "err" | "now" | "isTerminal" | "terminal">;

export class ProgressBoard {
  readonly #io: BoardIo;
  readonly #look: "drawn" | "plain" | "quiet";
  readonly #title: string;
  readonly #steps = new Map<string, Step>();
  #drawnLines = 0;

  /** `title` stands in `[+] Running 2/3`; `progress` is what `--progress` says. */
  constructor(io: BoardIo, { title = "Running", progress = "auto" } = {}) {
    this.#io = io;
    this.#title = title;
    this.#look = progress === "quiet"
      ? "quiet"
      : progress === "tty" || (progress === "auto" && io.isTerminal("error"))
      ? "drawn"
      : "plain";
  }

  /** `about` stands between what it is and how it stands, as the original has it for images. */
  working(id: string, text: string, about = ""): Promise<void> {
    return this.#tell({ id, text, about }, "working");
  }

  done(id: string, text: string, about = ""): Promise<void> {
    return this.#tell({ id, text, about }, "done");
  }

  warning(id: string, text: string, about = ""): Promise<void> {
    return this.#tell({ id, text, about }, "warning");
  }

  error(id: string, text: string, about = ""): Promise<void> {
    return this.#tell({ id, text, about }, "error");
  }

  async #tell(
    { id, text, about }: { id: string; text: string; about: string },
    state: StepState,
  ): Promise<void> {
    const before = this.#steps.get(id);
    const nowMs = this.#io.now();
    // What ends in two steps, killed and thereby stopped, has taken the time of both.
    const isBegun = before && (before.state === "working" || state !== "working");
    this.#steps.set(id, {
      id,
      text: about && text ? `${about} ${text}` : about || text,
      state,
      startMs: isBegun ? before.startMs : nowMs,
      ...(state === "working" ? {} : { endMs: nowMs }),
    });
    if (this.#look === "plain") await this.#io.err(` ${id} ${about} ${text}\n`);
    if (this.#look === "drawn") await this.#draw();
  }

  async #draw(): Promise<void> {
    const steps = [...this.#steps.values()];
    // A terminal that does not know its size says 0.
    const columns = this.#io.terminal?.size.columns || 80;
    const width = Math.max(...steps.map(({ id }) => id.length));
    const done = steps.filter(({ state }) => state !== "working").length;
    const lines = [
      `[+] ${this.#title} ${done}/${steps.length}`,
      ...steps.map((step) => lineOf(step, { columns, width, nowMs: this.#io.now() })),
    ];
    const up = this.#drawnLines ? `\x1b[${this.#drawnLines}A` : "";
    this.#drawnLines = lines.length;
    await this.#io.err(`\x1b[?25l${up}${lines.map((line) => `\r${line}\x1b[K\n`).join("")}\x1b[?25h`);
  }
}

const LOOK: Readonly<Record<StepState, { icon: string; color: number }>> = {
  working: { icon: "⠿", color: 33 },
  done: { icon: "✔", color: 32 },
  warning: { icon: "!", color: 33 },
  error: { icon: "✘", color: 31 },
};

function lineOf(
  step: Step,
  { columns, width, nowMs }: { columns: number; width: number; nowMs: number },
): string {
  const { icon, color } = LOOK[step.state];
  const time = `${(((step.endMs ?? nowMs) - step.startMs) / 1000).toFixed(1)}s`;
  const room = Math.max(0, columns - width - time.length - 7);
  const text = step.text.length > room ? step.text.slice(0, room) : step.text.padEnd(room);
  const painted = (shown: string, code: number): string => `\x1b[${code}m${shown}\x1b[0m`;
  return ` ${painted(icon, color)} ${step.id.padEnd(width)}  ${painted(text, color)}  ${painted(time, 34)}`;
}
