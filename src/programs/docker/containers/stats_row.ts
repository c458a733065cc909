/** What `docker stats` makes of the engine's numbers (github.com/docker/cli, cli/command/container/stats_helpers.go). */
import { type ListLayout, shortId } from "../listing.ts";
import { binarySize, humanSize } from "../sizes.ts";

export interface ContainerStats {
  id?: string;
  name?: string;
  cpu_stats?: CpuStats;
  precpu_stats?: CpuStats;
  memory_stats?: { usage?: number; limit?: number; stats?: Record<string, number> };
  networks?: Record<string, { rx_bytes: number; tx_bytes: number }>;
  blkio_stats?: { io_service_bytes_recursive?: { op: string; value: number }[] | null };
  pids_stats?: { current?: number };
}

interface CpuStats {
  cpu_usage: { total_usage: number; percpu_usage?: number[] | null };
  system_cpu_usage?: number;
  online_cpus?: number;
}

export interface StatsRow {
  id: string;
  name: string;
  container: string;
  /** Percent; all are undefined before the first numbers. */
  cpu?: number;
  memory: number;
  limit: number;
  received: number;
  sent: number;
  read: number;
  written: number;
  processes: number;
}

/** `stats` undefined: nothing is known yet. */
export function statsRow(stats: ContainerStats | undefined, container: string): StatsRow {
  const { id = container, name = "", memory_stats: memory = {}, networks = {}, pids_stats: pids = {} } =
    stats ?? {};
  const blocks = stats?.blkio_stats?.io_service_bytes_recursive ?? [];
  const sum = (op: string): number =>
    blocks.filter((one) => one.op.toLowerCase().startsWith(op)).reduce(
      (total, { value }) => total + value,
      0,
    );
  const cards = Object.values(networks);
  return {
    id,
    name: name.replace(/^\//, ""),
    container,
    ...(stats ? { cpu: cpuPercent(stats) } : {}),
    memory: memoryUsed(memory),
    limit: memory.limit ?? 0,
    received: cards.reduce((total, { rx_bytes }) => total + rx_bytes, 0),
    sent: cards.reduce((total, { tx_bytes }) => total + tx_bytes, 0),
    read: sum("r"),
    written: sum("w"),
    processes: pids.current ?? 0,
  };
}

function cpuPercent({ cpu_stats: now, precpu_stats: before }: ContainerStats): number {
  const used = (now?.cpu_usage.total_usage ?? 0) - (before?.cpu_usage.total_usage ?? 0);
  const system = (now?.system_cpu_usage ?? 0) - (before?.system_cpu_usage ?? 0);
  const cpus = now?.online_cpus || now?.cpu_usage.percpu_usage?.length || 0;
  return used > 0 && system > 0 ? used / system * cpus * 100 : 0;
}

/** Without what the kernel can take back at any time. */
function memoryUsed({ usage = 0, stats = {} }: NonNullable<ContainerStats["memory_stats"]>): number {
  const cache = stats.total_inactive_file ?? stats.inactive_file ?? 0;
  return cache < usage ? usage - cache : usage;
}

export function statsLayout(isWhole: boolean): ListLayout<StatsRow> {
  const known = (row: StatsRow, text: string): string => row.cpu === undefined ? "--" : text;
  const percent = (value: number): string => `${value.toFixed(2)}%`;
  const pair = (row: StatsRow, a: string, b: string): string =>
    row.cpu === undefined ? "-- / --" : `${a} / ${b}`;
  return {
    type: "*container.statsContext",
    table:
      "{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}",
    columns: {
      BlockIO: {
        heading: "BLOCK I/O",
        value: (row) => pair(row, humanSize(row.read, 3), humanSize(row.written, 3)),
      },
      CPUPerc: { heading: "CPU %", value: (row) => known(row, percent(row.cpu ?? 0)) },
      Container: { heading: "CONTAINER", value: ({ container }) => container },
      ID: { heading: "CONTAINER ID", value: ({ id }) => isWhole ? id : shortId(id) },
      MemPerc: {
        heading: "MEM %",
        value: (row) => known(row, percent(row.limit ? row.memory / row.limit * 100 : 0)),
      },
      MemUsage: {
        heading: "MEM USAGE / LIMIT",
        value: (row) => pair(row, binarySize(row.memory), binarySize(row.limit)),
      },
      Name: { heading: "NAME", value: ({ name }) => name || "--" },
      NetIO: {
        heading: "NET I/O",
        value: (row) => pair(row, humanSize(row.received, 3), humanSize(row.sent, 3)),
      },
      PIDs: { heading: "PIDS", value: (row) => known(row, String(row.processes)) },
    },
  };
}
