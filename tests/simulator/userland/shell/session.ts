/** A shell at a terminal: keys go in, and what the terminal is sent is read. */
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { Kernel } from "../../../../src/simulator/host/kernel.ts";
import type { Machine } from "../../../../src/simulator/host/process.ts";
import type { Task } from "../../../../src/simulator/host/task.ts";
import type { Terminal } from "../../../../src/simulator/host/terminal.ts";
import { debian } from "../../../../src/simulator/images/debian.ts";
import { type RunOptions, START_MS, testMachine } from "../../images/machine.ts";

export class Session {
  readonly queue = new EventQueue(START_MS);
  readonly terminal: Terminal;
  readonly machine: Machine;
  readonly task: Task;
  /** All that was sent, as it was sent. */
  sent = "";

  constructor(
    options: RunOptions & {
      columns?: number;
      complete?: NonNullable<Machine["complete"]>;
      argv?: readonly string[];
    } = {},
  ) {
    const kernel = new Kernel(this.queue);
    this.terminal = kernel.makeTerminal({ columns: options.columns ?? 80, rows: 24 });
    this.terminal.onOutput = (text) => void (this.sent += text);
    this.machine = {
      ...testMachine(options.image ?? debian, options),
      now: () => this.queue.now(),
      ...(options.complete ? { complete: options.complete } : {}),
    };
    // The first process of a machine gets no signals: the shell is the second.
    kernel.spawn({ machine: this.machine, argv: ["sleep", "1000000"] });
    const { terminal } = this;
    this.task = kernel.spawn({
      machine: this.machine,
      argv: options.argv ?? ["bash"],
      program: this.machine.program("/bin/bash") ?? this.machine.program("/bin/sh")!,
      env: { HOME: "/root", PS1: "$ ", ...options.env },
      cwd: "/tmp",
      jobGroup: "session",
      terminal,
      descriptors: new Map([[0, terminal], [1, terminal], [2, terminal]]),
    });
    this.pass(10);
  }

  /** Types keys, lets so much time pass, and answers what was shown meanwhile, without escape sequences. */
  type(keys: string, ms = 50): string {
    const before = this.sent.length;
    this.terminal.type(keys);
    this.pass(ms);
    return plain(this.sent.slice(before));
  }

  pass(ms: number): void {
    const until = this.queue.now() + ms;
    for (let at = this.queue.nextAt(); at !== undefined && at <= until; at = this.queue.nextAt()) {
      this.queue.advanceTo(at);
    }
    this.queue.advanceTo(until);
  }
}

/** What a reader sees of lines that are only written once. */
export function plain(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "").replaceAll("\r\n", "\n");
}
