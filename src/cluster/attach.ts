import type { Client } from "./client.ts";
import { openSession, type RemoteSession, type SessionOptions } from "./remote_session.ts";

/** Joins the streams of a container's main process, from now on. Rejects when it is refused. */
export function openAttach(client: Client, options: SessionOptions): Promise<RemoteSession> {
  return openSession(client, "attach", {}, options);
}
