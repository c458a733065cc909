/** What INFO tells of a redis server, section by section. */
import type { Process } from "../../host/process.ts";
import type { Database } from "./database.ts";

export interface ServerFacts {
  startedMs: number;
  /** How many it has answered. */
  commands: number;
  savedMs: number;
}

const EMPTY_BYTES = 1_048_576;
const BYTES_PER_KEY = 96;

export function serverInfo(
  facts: ServerFacts,
  process: Process,
  databases: readonly Database[],
  wanted: readonly string[],
): string {
  const upSeconds = Math.floor((process.machine.now() - facts.startedMs) / 1000);
  const usedBytes = databases.reduce((sum, { size }) => sum + size * BYTES_PER_KEY, EMPTY_BYTES);
  const sections: Record<string, Record<string, string | number>> = {
    Server: {
      redis_version: process.env["REDIS_VERSION"] ?? "",
      redis_mode: "standalone",
      os: `${process.machine.kernel} x86_64`,
      process_id: 1,
      uptime_in_seconds: upSeconds,
      uptime_in_days: Math.floor(upSeconds / 86_400),
    },
    Clients: { connected_clients: 1, blocked_clients: 0 },
    Memory: { used_memory: usedBytes, used_memory_human: `${(usedBytes / 1_048_576).toFixed(2)}M` },
    Persistence: { loading: 0, rdb_last_save_time: Math.floor(facts.savedMs / 1000), aof_enabled: 0 },
    Stats: { total_commands_processed: facts.commands },
    Replication: { role: "master", connected_slaves: 0 },
    Keyspace: Object.fromEntries(
      databases.flatMap((database, at) =>
        database.size === 0
          ? []
          : [[`db${at}`, `keys=${database.size},expires=${database.endingCount},avg_ttl=0`]]
      ),
    ),
  };
  const names = new Set(wanted.map((name) => name.toLowerCase()));
  const isAll = names.size === 0 || ["all", "everything", "default"].some((name) => names.has(name));
  return Object.entries(sections).filter(([name]) => isAll || names.has(name.toLowerCase())).map((
    [name, rows],
  ) => `# ${name}\r\n${Object.entries(rows).map(([key, value]) => `${key}:${value}\r\n`).join("")}`).join(
    "\r\n",
  );
}
