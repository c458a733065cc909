import type { Client } from "../../cluster/client.ts";
import { serverVersion } from "../../cluster/server_version.ts";
import { CLIENT_VERSION } from "./version.ts";

/**
 * `--match-server-version`: throws for a server of another version. Unlike in the original, no structures of Go are
 * printed.
 */
export async function matchServerVersion(client: Client): Promise<void> {
  const { gitVersion } = await serverVersion(client);
  if (gitVersion === `v${CLIENT_VERSION}`) return;
  throw new Error(`server version (${gitVersion}) differs from client version (v${CLIENT_VERSION})`);
}
