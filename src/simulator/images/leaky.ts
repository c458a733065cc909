import { busybox } from "./busybox.ts";
import { sizeOf } from "../userland/commands/load.ts";
import type { ImageProfile } from "./image_profile.ts";
import type { Process, Run } from "../host/process.ts";
import { textAnswer } from "./web_server.ts";

/** How often it grows. */
const TURN_MS = 1000;

/**
 * pequod/leaky: a server on port 8080 that needs ever more memory. LEAK_PER_SECOND (1M), LEAK_PER_REQUEST (0),
 * LEAK_LIMIT: where it stops growing.
 */
export const leaky: ImageProfile = {
  ...busybox,
  repositories: ["docker.io/pequod/leaky", "pequod.example/leaky"],
  hasTag: (tag) => /^(latest|v?1(\.\d+){0,2})$/.test(tag),
  sizeBytes: 6_100_000,
  pullMs: 600,
  cmd: ["/app"],
  exposedPorts: [8080],
  load: { idleCpuMillis: 2, idleMemoryBytes: 10_485_760, requestCpuMs: 1 },
  programs: { ...busybox.programs, "/app": leak },
};

function* leak(process: Process): Run {
  const { env, machine } = process;
  const perSecond = sizeOf(env["LEAK_PER_SECOND"] ?? "1M") ?? 0;
  const perRequest = sizeOf(env["LEAK_PER_REQUEST"] ?? "0") ?? 0;
  const limit = sizeOf(env["LEAK_LIMIT"] ?? "") ?? Infinity;
  let held = 0;
  const grow = (bytes: number) => {
    held = Math.min(limit, held + bytes);
    machine.holdMemory(process, held);
  };
  machine.listen(8080, () => {
    grow(perRequest);
    return textAnswer(process, `holding ${held} bytes\n`);
  });
  process.out("listening on :8080\n");
  process.termination.handler = { exitCode: 0, afterMs: 20 };
  while (held < limit) {
    yield { kind: "sleep", ms: TURN_MS };
    grow(perSecond);
  }
  yield { kind: "forever" };
  return 0;
}
