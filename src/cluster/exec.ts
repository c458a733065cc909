import type { Client } from "./client.ts";
import { openSession, type RemoteSession, type SessionOptions } from "./remote_session.ts";

export interface ExecOptions extends SessionOptions {
  /** The program and its arguments; no shell reads them. */
  command: readonly string[];
}

/** Runs a command in a container. Rejects when it is refused; what became of the command is in `finished`. */
export function openExec(client: Client, options: ExecOptions): Promise<RemoteSession> {
  return openSession(client, "exec", { command: options.command }, options);
}
