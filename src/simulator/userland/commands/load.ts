/** Programs that keep a processor busy or hold memory: what autoscaling and limits are tried out with. */
import type { Process, Run } from "../../host/process.ts";

/** Lines that `yes` writes before it lets time pass, and how long that takes. */
const YES_LINES = 1000;
const YES_MS = 1;
/** A turn of a program that only computes. */
const TURN_MS = 100;
/** What memory is filled with in a millisecond. */
const FILL_BYTES_PER_MS = 1 << 20;

/** `yes [WORD…]` */
export function* yes(process: Process): Run {
  const text = `${process.argv.slice(1).join(" ") || "y"}\n`.repeat(YES_LINES);
  for (;;) {
    process.out(text);
    yield { kind: "busy", ms: YES_MS };
  }
}

/** `stress --cpu N --vm N --vm-bytes SIZE --timeout SECONDS`; stress-ng has the same. */
export function* stress(process: Process): Run {
  const words = process.argv.slice(1);
  const value = (...names: string[]) => {
    const at = words.findIndex((word) => names.includes(word.split("=")[0]!));
    return at < 0 ? undefined : words[at]!.split("=")[1] ?? words[at + 1];
  };
  const cores = Number(value("--cpu", "-c") ?? 0) || 0;
  const workers = Number(value("--vm", "-m") ?? 0) || 0;
  const bytes = workers * (sizeOf(value("--vm-bytes") ?? "256M") ?? 0);
  const timeoutMs = seconds(value("--timeout", "-t")) * 1000;
  process.out(
    `${
      process.argv[0]!.split("/").at(-1)
    }: info: [1] dispatching hogs: ${cores} cpu, 0 io, ${workers} vm, 0 hdd\n`,
  );
  try {
    for (let held = 0; held < bytes;) {
      held = Math.min(bytes, held + TURN_MS * FILL_BYTES_PER_MS);
      process.machine.holdMemory(process, held);
      yield { kind: "busy", ms: TURN_MS, cores: Math.max(1, workers) };
    }
    const busy = cores + workers;
    if (busy === 0) return 0;
    for (let leftMs = timeoutMs; leftMs > 0; leftMs -= TURN_MS) {
      yield { kind: "busy", ms: TURN_MS, cores: busy };
    }
    process.out(`stress: info: [1] successful run completed in ${timeoutMs / 1000}s\n`);
    return 0;
  } finally {
    process.machine.holdMemory(process, 0);
  }
}

/** `64M`, `1g`, `512`: bytes. */
export function sizeOf(text: string): number | undefined {
  const match = /^(\d+)([kKmMgG]?)[bB]?$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * 1024 ** " kmg".indexOf((match[2] || " ").toLowerCase());
}

function seconds(text: string | undefined): number {
  const match = /^(\d+)([smh]?)$/.exec(text ?? "");
  if (!match) return Infinity;
  return Number(match[1]) * ({ s: 1, m: 60, h: 3600 }[match[2] || "s"] ?? 1);
}
