/** A kernel with a machine whose programs are what a test needs. */
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Kernel } from "../../../src/simulator/host/kernel.ts";
import type { Machine, Program } from "../../../src/simulator/host/process.ts";
import { nullStream, sinkStream } from "../../../src/simulator/host/simple_streams.ts";
import type { SpawnOptions } from "../../../src/simulator/host/kernel.ts";
import type { Stream } from "../../../src/simulator/host/stream.ts";
import type { Task } from "../../../src/simulator/host/task.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { testMachine } from "../images/machine.ts";

export interface SmallMachine {
  queue: EventQueue;
  kernel: Kernel;
  machine: Machine;
  /** What was written to standard output and errors. */
  written: { out: string; err: string };
  /** Starts a program, with standard input `input`. */
  start(program: Program, options?: Partial<SpawnOptions> & { input?: Stream }): Task;
}

export function smallMachine(): SmallMachine {
  const queue = new EventQueue(0);
  const kernel = new Kernel(queue);
  const machine = { ...testMachine(busybox), now: () => queue.now() };
  const written = { out: "", err: "" };
  const start: SmallMachine["start"] = (program, { input = nullStream, ...options } = {}) =>
    kernel.spawn({
      machine,
      argv: ["program"],
      program,
      descriptors: new Map([
        [0, input],
        [1, sinkStream((text) => written.out += text, "out")],
        [2, sinkStream((text) => written.err += text, "err")],
      ]),
      ...options,
    });
  return { queue, kernel, machine, written, start };
}
