/** A lab without a cluster, for what concerns the host and its programs alone. */
import { LabHost } from "../../src/lab/lab_host.ts";
import type { Process, Program } from "../../src/simulator/host/process.ts";
import { EventQueue } from "../../src/simulator/clock/event_queue.ts";
import { Random } from "../../src/simulator/clock/random.ts";
import { nullStream, sinkStream, textStream } from "../../src/simulator/host/simple_streams.ts";
import type { User } from "../../src/simulator/host/process.ts";
import type { Task } from "../../src/simulator/host/task.ts";
import { hostCommands } from "../../src/lab/host_commands.ts";
import { AHAB } from "../../src/lab/host_accounts.ts";
import { bash } from "../../src/simulator/images/debian.ts";

export interface SmallLab {
  host: LabHost;
  queue: EventQueue;
  /** Starts a program as ahab; what it writes is in `written`. */
  start(program: Program, options?: { argv?: string[]; input?: string; user?: User }): Task;
  written: { out: string; err: string };
  /** Lets promises go on and time pass, until the process has ended. */
  end(task: Task): Promise<number>;
}

export function smallLab(programs: Readonly<Record<string, Program>> = {}): SmallLab {
  const queue = new EventQueue(Date.UTC(2026, 10, 23, 12));
  const host = new LabHost({
    queue,
    random: new Random(1),
    neighbours: [{ name: "eli01", address: "192.168.122.4" }],
    programs: { ...hostCommands, "/usr/bin/bash": bash, ...programs },
  });
  const written = { out: "", err: "" };
  return {
    host,
    queue,
    written,
    start: (program, { argv = ["program"], input, user = AHAB } = {}) =>
      host.kernel.spawn({
        parent: host.init,
        machine: host.machineOf(user),
        user,
        argv,
        env: { HOME: "/home/ahab", PATH: "/usr/bin" },
        cwd: "/home/ahab",
        program,
        jobGroup: "session",
        descriptors: new Map([
          [0, input === undefined ? nullStream : textStream(input)],
          [1, sinkStream((text) => written.out += text, "out")],
          [2, sinkStream((text) => written.err += text, "err")],
        ]),
      }),
    async end(task) {
      for (let turn = 0; turn < 1000 && !task.hasEnded; turn++) {
        await new Promise<void>((go) => setTimeout(go, 0));
        queue.advance(10);
      }
      if (!task.exit) throw new Error("The process has not ended");
      return task.exit.code;
    },
  };
}

/** The process in which something is tried, without it running. */
export function idleProcess(lab: SmallLab, user?: User): { task: Task; process: Process } {
  const waiting: Program = function* () {
    yield { kind: "forever" };
    return 0;
  };
  const task = lab.start(waiting, user ? { user } : {});
  return { task, process: task.process };
}
