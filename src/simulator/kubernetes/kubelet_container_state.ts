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
