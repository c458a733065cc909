/** Where a container is in its life (daemon/container/state.go). */
export interface ContainerState {
  status: "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";
  exitCode: number;
  /** The kernel has ended it because of its memory. */
  isOutOfMemory: boolean;
  /** Why it could not be started. */
  error: string;
  /** Of its first process, as the host counts; 0: it does not run. */
  pid: number;
  startedMs: number | undefined;
  finishedMs: number | undefined;
}

export const NEW_STATE: ContainerState = {
  status: "created",
  exitCode: 0,
  isOutOfMemory: false,
  error: "",
  pid: 0,
  startedMs: undefined,
  finishedMs: undefined,
};

/** Its process is there. */
export function isRunning({ status }: ContainerState): boolean {
  return status === "running" || status === "paused";
}

/** `Up 3 minutes (healthy)`, `Exited (0) 5 seconds ago`, as `docker ps` shows it. */
export function statusText(state: ContainerState, nowMs: number, health = ""): string {
  const since = (ms: number | undefined) => humanDuration(nowMs - (ms ?? nowMs));
  const note = health === "" ? "" : health === "starting" ? " (health: starting)" : ` (${health})`;
  switch (state.status) {
    case "running":
      return `Up ${since(state.startedMs)}${note}`;
    case "paused":
      return `Up ${since(state.startedMs)} (Paused)`;
    case "restarting":
      return `Restarting (${state.exitCode}) ${since(state.finishedMs)} ago`;
    case "removing":
      return "Removal In Progress";
    case "dead":
      return "Dead";
    case "created":
      return "Created";
    case "exited":
      return `Exited (${state.exitCode}) ${since(state.finishedMs)} ago`;
  }
}

/** `About a minute`, `3 hours` (github.com/docker/go-units, HumanDuration). */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) return "Less than a second";
  if (seconds === 1) return "1 second";
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  if (minutes === 1) return "About a minute";
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(ms / 3_600_000);
  if (hours === 1) return "About an hour";
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(hours / 24 / 365)} years`;
}
