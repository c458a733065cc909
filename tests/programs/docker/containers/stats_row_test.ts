import assert from "node:assert/strict";
import { statsLayout, statsRow } from "../../../../src/programs/docker/containers/stats_row.ts";
import { listingText } from "../../../../src/programs/docker/listing.ts";

const STATS = {
  id: "4".repeat(64),
  name: "/web",
  cpu_stats: { cpu_usage: { total_usage: 2_000_000 }, system_cpu_usage: 200_000_000, online_cpus: 2 },
  precpu_stats: { cpu_usage: { total_usage: 1_000_000 }, system_cpu_usage: 100_000_000 },
  memory_stats: { usage: 5_000_000, limit: 8_221_122_560, stats: { inactive_file: 1_000_000 } },
  networks: { eth0: { rx_bytes: 1095, tx_bytes: 999 } },
  blkio_stats: { io_service_bytes_recursive: [{ op: "Read", value: 4096 }, { op: "write", value: 8192 }] },
  pids_stats: { current: 5 },
};

// The original client prints the same for the same numbers.
Deno.test("the engine's numbers become percents and sizes", async () => {
  assert.equal(
    await listingText([statsRow(STATS, "web")], statsLayout(false), ""),
    "CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT     MEM %     NET I/O         BLOCK I/O        PIDS\n" +
      "444444444444   web       2.00%     3.815MiB / 7.657GiB   0.05%     1.09kB / 999B   4.1kB / 8.19kB   5\n",
  );
});

Deno.test("before the first numbers there are dashes", async () => {
  const text = await listingText(
    [statsRow(undefined, "web")],
    statsLayout(false),
    "{{.Name}} {{.CPUPerc}} {{.MemUsage}} {{.PIDs}}",
  );
  assert.equal(text, "-- -- -- / -- --\n");
});
