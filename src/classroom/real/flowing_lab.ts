/** A lab beside a real cluster: its time passes as the cluster's does, whatever is done. */
import type { LabWorld } from "../../lab/lab_world.ts";
import type { Driver, Machine } from "../../simulator/serve/driver.ts";
import type { Paced } from "../paced_lab.ts";

export interface FlowingLabOptions {
  readonly lab: LabWorld;
  /** Moves the lab's clock. It has been started. */
  readonly driver: Driver;
  readonly machine: Pick<Machine, "after">;
  readonly onClose: () => void;
}

/** Between two looks, in real time. */
const LOOK_MS = 25;
/** Images are pulled over networks that nobody knows: a real cluster gets so much more time than the simulator needs. */
const PATIENCE = 3;

export class FlowingLab implements Paced {
  readonly flows = true;
  readonly lab: LabWorld;
  readonly #options: FlowingLabOptions;

  constructor(options: FlowingLabOptions) {
    this.#options = options;
    this.lab = options.lab;
  }

  now(): number {
    this.#options.driver.sync();
    return this.lab.queue.now();
  }

  async pass(ms: number): Promise<void> {
    const end = this.now() + ms;
    while (this.now() < end) await this.#wait();
  }

  async until(isSo: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
    const end = this.now() + limitMs * PATIENCE;
    await this.settle();
    while (!await isSo()) {
      if (this.now() >= end) return false;
      await this.#wait();
    }
    return true;
  }

  async settle(): Promise<void> {
    this.#options.driver.sync();
    await new Promise<void>((go) => setImmediate(go));
    this.#options.driver.sync();
  }

  close(): void {
    this.#options.driver.stop();
    this.lab.close();
    this.#options.onClose();
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => void this.#options.machine.after(LOOK_MS, resolve));
  }
}
