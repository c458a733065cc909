/** Programs that keep a processor busy or hold memory: what autoscaling and limits are tried out with. */
import { absolutePath, type Process, type Run } from "../../host/process.ts";

/** Lines that `yes` writes before it lets time pass, and how long that takes. */
const YES_LINES = 1000;
const YES_MS = 1;
/** A turn of a program that only computes. */
const TURN_MS = 100;
/** What memory is filled with in a millisecond. */
const FILL_BYTES_PER_MS = 1 << 20;
const COPY_BYTES_PER_MS = 1 << 21;
/** Bytes of a copy that are really kept; what is longer is only counted. */
const MAX_COPY_BYTES = 64 << 20;

/** `yes [WORD…]` */
export function* yes(process: Process): Run {
  const text = `${process.argv.slice(1).join(" ") || "y"}\n`.repeat(YES_LINES);
  for (;;) {
    process.out(text);
    yield { kind: "busy", ms: YES_MS };
  }
}

/** `dd if=… of=… bs=… count=…`; from /dev/zero, /dev/urandom or a file. */
export function* dd(process: Process): Run {
  const given = Object.fromEntries(process.argv.slice(1).map((word) => word.split("=", 2)));
  const blockBytes = sizeOf(given["bs"] ?? "512") ?? 512;
  const { files, random } = process.machine;
  const source = given["if"] ? absolutePath(process.cwd, given["if"]) : "/dev/zero";
  const isDevice = source === "/dev/zero" || source === "/dev/urandom" || source === "/dev/random";
  const text = isDevice ? "" : files.read(source);
  if (text === undefined) {
    process.err(`dd: can't open '${given["if"]}': No such file or directory\n`);
    return 1;
  }
  const blocks = given["count"] === undefined
    ? (isDevice ? Infinity : Math.ceil(text.length / blockBytes))
    : Number(given["count"]);
  const target = given["of"];
  const path = target ? absolutePath(process.cwd, target) : undefined;
  const refusal = path && path !== "/dev/null" ? files.refusal(path) : undefined;
  if (refusal) {
    process.err(`dd: can't open '${target}': ${refusal}\n`);
    return 1;
  }
  // The block that is copied is what dd itself holds.
  process.machine.holdMemory(process, blockBytes);
  let bytes = blocks * blockBytes;
  for (let left = bytes; left > 0; left -= TURN_MS * COPY_BYTES_PER_MS) {
    yield { kind: "busy", ms: Math.min(TURN_MS, Math.ceil(left / COPY_BYTES_PER_MS)) };
  }
  process.machine.holdMemory(process, 0);
  if (!isDevice) bytes = text.length;
  const zero = source === "/dev/zero" ? "\0" : String.fromCharCode(33 + random.below(90));
  const copied = isDevice ? zero.repeat(Math.min(bytes, MAX_COPY_BYTES)) : text;
  if (path === undefined) process.out(copied);
  else if (path !== "/dev/null") files.write(path, copied);
  process.err(`${blocks}+0 records in\n${blocks}+0 records out\n`);
  return 0;
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
