/** `free` of procps, and what else reads /proc/meminfo. */
import type { Process, Run } from "../../../host/process.ts";
import { humanSize } from "../coreutils/file_facts_text.ts";
import type { Call, CommandRecord } from "../command.ts";

export interface MemoryUse {
  totalBytes: number;
  usedBytes: number;
  freeBytes: number;
  sharedBytes: number;
  cachedBytes: number;
  availableBytes: number;
  swapBytes: number;
}

export function memoryUse({ machine }: Process): MemoryUse {
  const text = machine.files.read("/proc/meminfo") ?? "";
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0) * 1024;
  const [totalBytes, freeBytes, availableBytes] = [of("MemTotal"), of("MemFree"), of("MemAvailable")];
  return {
    totalBytes,
    usedBytes: totalBytes - availableBytes,
    freeBytes,
    sharedBytes: of("Shmem"),
    cachedBytes: of("Buffers") + of("Cached") + of("SReclaimable"),
    availableBytes,
    swapBytes: of("SwapTotal"),
  };
}

export const free: CommandRecord = {
  name: "free",
  about: "Shows how much memory is used and free",
  usage: ["[OPTION]..."],
  options: {
    "b bytes": "in bytes",
    "k kibi": "in kibibytes",
    "m mebi": "in mebibytes",
    "g gibi": "in gibibytes",
    "h human": "in what suits",
    "si": "powers of 1000",
    "t total": "with a line of totals",
    "w wide": "cache and buffers apart",
    "s seconds=SECONDS": "again and again",
    "c count=NUM": "so often",
  },
  run: (call) => show(call),
};

const WIDTH = 12;

function* show(call: Call): Run {
  const seconds = Number(call.value("s") ?? 1);
  const times = call.has("c") ? Number(call.value("c")) : call.has("s") ? Infinity : 1;
  if (!(times > 0)) return call.complain(`failed to parse count argument: '${call.value("c")}'`);
  for (let left = times;;) {
    print(call);
    if (--left <= 0) return 0;
    yield { kind: "sleep", ms: seconds * 1000 };
    call.out("\n");
  }
}

function print(call: Call): void {
  const use = memoryUse(call.process);
  const heads = ["total", "used", "free", "shared", "buff/cache", "available"];
  const memory = [
    use.totalBytes,
    use.usedBytes,
    use.freeBytes,
    use.sharedBytes,
    use.cachedBytes,
    use.availableBytes,
  ];
  const rows: [string, number[]][] = [["Mem:", memory], ["Swap:", [use.swapBytes, 0, use.swapBytes]]];
  if (call.has("t")) {
    rows.push(["Total:", [use.totalBytes + use.swapBytes, use.usedBytes, use.freeBytes + use.swapBytes]]);
  }
  call.out(" ".repeat(8) + heads.map((head, at) => head.padStart(at === 0 ? WIDTH : WIDTH)).join("") + "\n");
  for (const [name, sizes] of rows) {
    call.out(name.padEnd(8) + sizes.map((bytes) => sizeText(call, bytes).padStart(WIDTH)).join("") + "\n");
  }
}

function sizeText(call: Call, bytes: number): string {
  if (call.has("h")) {
    return bytes === 0
      ? "0B"
      : `${humanSize(bytes, call.has("si") ? 1000 : 1024)}${call.has("si") ? "" : "i"}`;
  }
  const unit = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[call.line.last("b", "k", "m", "g") ?? "k"] ??
    1024;
  return String(Math.floor(bytes / unit));
}
