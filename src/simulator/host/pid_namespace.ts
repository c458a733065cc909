import type { Namespace } from "./namespaces.ts";
import type { Task } from "./task.ts";

/** Numbers of processes: each has one here and one in every namespace above (pid_namespaces(7)). */
export class PidNamespace implements Namespace {
  readonly type = "pid";
  readonly inode: number;
  readonly parent: PidNamespace | undefined;
  readonly #tasks = new Map<number, Task>();
  #next: number;

  /** `firstNumber`: what its first process gets. */
  constructor(inode: number, parent?: PidNamespace, firstNumber = 1) {
    this.inode = inode;
    this.parent = parent;
    this.#next = firstNumber;
  }

  /** This one and those above it. */
  get chain(): PidNamespace[] {
    return [this, ...this.parent?.chain ?? []];
  }

  /** Ends all when it ends. */
  get init(): Task | undefined {
    return this.#tasks.get(1);
  }

  get tasks(): Iterable<Task> {
    return this.#tasks.values();
  }

  find(number: number): Task | undefined {
    return this.#tasks.get(number);
  }

  /** The task has its number from now on. `number`: one that is set; else the next. */
  add(task: Task, number = this.#next): number {
    this.#tasks.set(number, task);
    this.#next = Math.max(this.#next, number + 1);
    return number;
  }

  /** So many numbers went to processes that have ended already. */
  spend(count: number): void {
    this.#next += count;
  }

  /** The next task gets this number: others were there and have ended. */
  skipTo(number: number): void {
    this.#next = Math.max(this.#next, number);
  }

  remove(number: number): void {
    this.#tasks.delete(number);
  }
}
