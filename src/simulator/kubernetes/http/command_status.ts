/** How a command's end is told, and how a client tells its terminal's size: what all stream protocols share. */
import type { Status } from "../../../kube/object.ts";
import type { ProcessEnd, TerminalSize } from "../kubelet/node_proxy.ts";
import { StatusError } from "../status_error.ts";

/** The Status of the error stream (remotecommand, writeStatus). */
export function resultStatus(end: ProcessEnd | unknown): Partial<Status> {
  if (isEnd(end)) return exitStatus(end.exitCode);
  if (end instanceof StatusError) return end.status;
  const text = end instanceof Error ? end.message : String(end);
  return {
    status: "Failure",
    reason: "InternalError",
    message: `Internal error occurred: ${text}`,
    code: 500,
  };
}

/** Undefined for a client's nonsense, which changes nothing. */
export function parseSize(data: Uint8Array): TerminalSize | undefined {
  try {
    const { Width = 0, Height = 0 } = JSON.parse(new TextDecoder().decode(data));
    return Width > 0 && Height > 0 ? { width: Width, height: Height } : undefined;
  } catch {
    return undefined;
  }
}

function isEnd(end: unknown): end is ProcessEnd {
  return typeof end === "object" && end !== null && "exitCode" in end;
}

function exitStatus(exitCode: number): Partial<Status> {
  if (exitCode === 0) return { status: "Success" };
  return {
    status: "Failure",
    reason: "NonZeroExitCode",
    message: `command terminated with non-zero exit code: exit status ${exitCode}`,
    details: { causes: [{ reason: "ExitCode", message: String(exitCode) }] },
  };
}
