import { busybox } from "./busybox.ts";
import type { ImageProfile } from "./image_profile.ts";
import type { Process, Run } from "../host/process.ts";

/**
 * pequod/crashy: an application that ends after a while, again and again. CRASH_AFTER_SECONDS (5), CRASH_EXIT_CODE
 * (1), CRASH_MESSAGE, and CRASH_TIMES: after so many ends, counted in the file CRASH_STATE on a volume, it runs well.
 */
export const crashy: ImageProfile = {
  ...busybox,
  repositories: ["docker.io/pequod/crashy", "pequod.example/crashy"],
  hasTag: (tag) => /^(latest|v?1(\.\d+){0,2})$/.test(tag),
  sizeBytes: 5_300_000,
  pullMs: 600,
  cmd: ["/app"],
  load: { idleCpuMillis: 1, idleMemoryBytes: 4_194_304, requestCpuMs: 0.3 },
  programs: { ...busybox.programs, "/app": crash },
};

function* crash(process: Process): Run {
  const { env } = process;
  const stamp = () => new Date(process.machine.now()).toISOString();
  process.out(`${stamp()} INFO starting\n`);
  if (hasCrashedEnough(process)) {
    process.out(`${stamp()} INFO ready\n`);
    process.termination.handler = { exitCode: 0, afterMs: 20 };
    yield { kind: "forever" };
  }
  yield { kind: "sleep", ms: Number(env["CRASH_AFTER_SECONDS"] ?? 5) * 1000 };
  process.err(
    `${stamp()} FATAL ${env["CRASH_MESSAGE"] ?? "cannot reach the database: connection refused"}\n`,
  );
  return Number(env["CRASH_EXIT_CODE"] ?? 1) & 255;
}

function hasCrashedEnough({ env, machine }: Process): boolean {
  const times = Number(env["CRASH_TIMES"] ?? Infinity);
  const path = env["CRASH_STATE"];
  if (!path) return times <= 0;
  const before = Number(machine.files.read(path) ?? 0);
  if (!machine.files.refusal(path)) machine.files.write(path, `${before + 1}\n`);
  return before >= times;
}
