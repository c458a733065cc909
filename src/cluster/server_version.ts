import type { Client, RequestOptions } from "./client.ts";

/** The answer of `/version`; newer servers add fields. */
export interface ServerVersion {
  major: string;
  minor: string;
  /** Such as `v1.34.9`. */
  gitVersion: string;
  gitCommit?: string;
  gitTreeState?: string;
  buildDate?: string;
  goVersion?: string;
  compiler?: string;
  platform?: string;
  emulationMajor?: string;
  emulationMinor?: string;
  minCompatibilityMajor?: string;
  minCompatibilityMinor?: string;
}

/** What the server says it is. Anonymous users may ask, so it also tells whether a server answers at all. */
export function serverVersion(
  client: Client,
  options: Pick<RequestOptions, "signal"> = {},
): Promise<ServerVersion> {
  return client.get<ServerVersion>("/version", options);
}
