import type { Task } from "./task.ts";
import type { Terminal } from "./terminal.ts";

/** Processes that a terminal's keys concern together: a pipeline, or a job (setpgid(2)). */
export class ProcessGroup {
  readonly members = new Set<Task>();
  /** Whose number it has. */
  readonly leader: Task;
  readonly session: Session;

  constructor(leader: Task, session: Session) {
    this.leader = leader;
    this.session = session;
  }

  /** Nobody in its session is there to continue it when it is stopped (setpgid(2)). */
  get isOrphaned(): boolean {
    return ![...this.members].some(({ parent }) =>
      parent !== undefined && parent.jobGroup !== this && parent.jobGroup.session === this.session
    );
  }

  /** Sends every member a signal. */
  signal(name: string): void {
    for (const member of [...this.members]) member.signal(name);
  }
}

/** What was started from one terminal, or without any (setsid(2)). */
export interface Session {
  leader: Task | undefined;
  terminal: Terminal | undefined;
}
