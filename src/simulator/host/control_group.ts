/** A control group (cgroups(7), version 2): limits, and what its processes use, those of the groups below it included. */
import type { UsageMeter } from "./usage_meter.ts";

export interface ControlGroupLimits {
  /** Bytes (memory.max). */
  memoryBytes?: number;
  /** Thousandths of a core (cpu.max). */
  cpuMillis?: number;
  /** Processes (pids.max). */
  processes?: number;
}

export class ControlGroup {
  /** From the top: `/system.slice/docker-8aad55e959a6.scope`. */
  readonly path: string;
  readonly parent: ControlGroup | undefined;
  readonly children = new Map<string, ControlGroup>();
  limits: ControlGroupLimits;
  /** Absent: its own processes use next to nothing. */
  readonly meter: UsageMeter | undefined;
  /** How often the kernel has killed in it because of its memory (memory.events). */
  killedForMemory = 0;
  /** Its processes stand still (cgroup.freeze). */
  isFrozen = false;
  #processes = 0;

  constructor(
    name = "",
    parent?: ControlGroup,
    { limits = {}, meter }: { limits?: ControlGroupLimits; meter?: UsageMeter } = {},
  ) {
    this.path = parent ? `${parent.path === "/" ? "" : parent.path}/${name}` : "/";
    this.parent = parent;
    this.limits = limits;
    this.meter = meter;
    parent?.children.set(name, this);
  }

  /** The group of that name below this one; made if need be. */
  child(name: string): ControlGroup {
    return this.children.get(name) ?? new ControlGroup(name, this);
  }

  /** It goes; its processes have ended. */
  remove(): void {
    this.parent?.children.delete(this.path.slice(this.path.lastIndexOf("/") + 1));
  }

  /** memory.current, in bytes. */
  get memoryBytes(): number {
    return this.#sum((group) => this === group ? this.meter?.memoryBytes ?? 0 : group.memoryBytes);
  }

  /** pids.current. */
  get processes(): number {
    return this.#sum((group) => this === group ? this.#processes : group.processes);
  }

  /** Of itself and of those above, the nearest that holds more memory than it may. */
  get overLimit(): ControlGroup | undefined {
    const { memoryBytes: limit = Infinity } = this.limits;
    return this.memoryBytes > limit ? this : this.parent?.overLimit;
  }

  /** It, or one above it, has all the processes that it may have. */
  get isFull(): boolean {
    const { processes: limit } = this.limits;
    return (limit !== undefined && this.processes >= limit) || (this.parent?.isFull ?? false);
  }

  /** One more process runs in it. */
  enter(): void {
    this.#processes++;
  }

  leave(): void {
    this.#processes--;
  }

  #sum(of: (group: ControlGroup) => number): number {
    let total = of(this);
    for (const child of this.children.values()) total += of(child);
    return total;
  }
}
