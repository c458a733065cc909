/** What a container is at. */
export type ContainerState =
  | { kind: "waiting"; reason: string; message?: string }
  | { kind: "running"; startedMs: number }
  | TerminatedState;

export interface TerminatedState {
  kind: "terminated";
  exitCode: number;
  reason: string;
  message?: string;
  startedMs: number | undefined;
  finishedMs: number;
  id: string;
}

/** As containerd reports a process that could not be started. */
const START_FAILED = 128;

/** How a container ends whose process could not be started. */
export function startFailure(id: string, reason: string, nowMs: number): TerminatedState {
  const message =
    "failed to create containerd task: failed to create shim task: OCI runtime create failed: " +
    `runc create failed: unable to start container process: ${reason}`;
  const exitCode = START_FAILED;
  return { kind: "terminated", exitCode, reason: "StartError", message, startedMs: 0, finishedMs: nowMs, id };
}
