/** GET /containers/{id}/stats: what a container uses, once a second. */
import { type Hardware, USUAL_HARDWARE } from "../../host/proc_files.ts";
import type { Container } from "../container.ts";
import type { DockerEngine } from "../engine.ts";
import { timeText } from "./api_request.ts";

const INTERVAL_MS = 1000;
/** The largest number of 64 bits, which JSON.stringify cannot write: clients read whole numbers only. */
const UNLIMITED = "18446744073709551615";
const MAX_PROCESSES = Number(UNLIMITED);

export function statsStream(
  engine: DockerEngine,
  container: Container,
  { isOnce, signal }: { isOnce: boolean; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const { queue, hostMachine: { hardware = USUAL_HARDWARE } } = engine.context;
  const meter = new CpuMeter(container, hardware);
  const encoder = new TextEncoder();
  let cancel = (): void => {};
  return new ReadableStream({
    start(controller) {
      meter.read(queue.now());
      let isOpen = true;
      const end = () => {
        if (isOpen) controller.close();
        isOpen = false;
        cancel();
      };
      const send = () => {
        if (!isOpen) return;
        const text = JSON.stringify(sample(container, meter, queue.now()));
        controller.enqueue(encoder.encode(`${text.replace(`${MAX_PROCESSES}`, UNLIMITED)}\n`));
        if (isOnce) return end();
        cancel = queue.schedule(INTERVAL_MS, send);
      };
      // Two readings make the first share of a core.
      cancel = queue.schedule(INTERVAL_MS, send);
      signal.addEventListener("abort", end, { once: true });
    },
    cancel: () => cancel(),
  });
}

interface CpuReading {
  totalNs: number;
  systemNs: number;
  atMs: number;
}

/** Sums up what the container has used, from what it uses at the moment. */
class CpuMeter {
  readonly #container: Container;
  readonly hardware: Hardware;
  last: CpuReading = { totalNs: 0, systemNs: 0, atMs: 0 };

  constructor(container: Container, hardware: Hardware) {
    this.#container = container;
    this.hardware = hardware;
  }

  /** The reading before, and that of now. */
  read(nowMs: number): { before: CpuReading; now: CpuReading } {
    const before = this.last;
    const { run } = this.#container;
    const passedMs = before.atMs === 0 ? 0 : nowMs - before.atMs;
    const millis = run?.meter.cpuMillis(run.controlGroup.limits.cpuMillis) ?? 0;
    const now = {
      totalNs: before.totalNs + Math.round(passedMs * 1e6 * millis / 1000),
      systemNs: before.systemNs + Math.round(passedMs * 1e6) * this.hardware.cores,
      atMs: nowMs,
    };
    this.last = now;
    return { before, now };
  }
}

function sample(container: Container, meter: CpuMeter, nowMs: number) {
  const { run } = container;
  const { before, now } = meter.read(nowMs);
  const cpu = ({ totalNs, systemNs }: CpuReading) => ({
    cpu_usage: {
      total_usage: totalNs,
      usage_in_kernelmode: Math.round(totalNs / 4),
      usage_in_usermode: totalNs - Math.round(totalNs / 4),
    },
    system_cpu_usage: systemNs,
    online_cpus: meter.hardware.cores,
    throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
  });
  const { memoryBytes = Infinity, processes = MAX_PROCESSES } = run?.controlGroup.limits ?? {};
  const limit = Math.min(memoryBytes, meter.hardware.memoryBytes);
  const network = { rx_bytes: run?.stack.receivedBytes ?? 0, tx_bytes: run?.stack.sentBytes ?? 0 };
  return {
    name: `/${container.name}`,
    id: container.id,
    read: timeText(run ? nowMs : undefined),
    preread: timeText(run ? before.atMs : undefined),
    pids_stats: run ? { current: run.controlGroup.processes, limit: processes } : {},
    num_procs: 0,
    cpu_stats: run ? cpu(now) : {},
    precpu_stats: run ? cpu(before) : {},
    memory_stats: run
      ? { usage: Math.round(run.controlGroup.memoryBytes), stats: { inactive_file: 0 }, limit }
      : {},
    blkio_stats: { io_service_bytes_recursive: [] },
    ...(run && run.endpoints.length > 0
      ? {
        networks: {
          eth0: {
            ...network,
            rx_packets: 0,
            tx_packets: 0,
            rx_errors: 0,
            tx_errors: 0,
            rx_dropped: 0,
            tx_dropped: 0,
          },
        },
      }
      : {}),
  };
}
