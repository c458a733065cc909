/** A reader on a bundled cluster, for tests of what looks around in it. */
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { known, type KnownObject } from "../../../src/explorer/around/owned.ts";
import { type ClusterReader, clusterReader } from "../../../src/explorer/reasons/cluster_reader.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

/** Calls `look` with a reader; the paths that were asked for are in `asked`. */
export async function inBundled(
  scenario: string,
  look: (reader: ClusterReader, asked: string[]) => Promise<void>,
): Promise<void> {
  const { flags } = parseFlags(connectionFlags, ["--seed", "1"]);
  const bundled = openBundled({ scenario, flags, isLive: false });
  try {
    const asked: string[] = [];
    const plain = new Client(bundled.transport, { timing: bundled.timing });
    const discovery = await discover(plain);
    const { transport } = bundled;
    const client = new Client({
      description: transport.description,
      request: (path, init) => {
        asked.push(decodeURIComponent(path));
        return transport.request(path, init);
      },
      connect: (path, protocols, signal) => transport.connect(path, protocols, signal),
      close: () => {},
    }, { timing: bundled.timing });
    await look(clusterReader(client, discovery, new AbortController().signal), asked);
  } finally {
    bundled.close();
  }
}

/** The first object of a list whose name begins so. */
export async function firstOf(
  reader: ClusterReader,
  key: string,
  namespace: string,
  name: string,
): Promise<KnownObject> {
  const found = (await known(reader, key, namespace)).find(({ metadata }) => metadata.name!.startsWith(name));
  if (!found) throw new Error(`no ${key} ${name}`);
  return found;
}
