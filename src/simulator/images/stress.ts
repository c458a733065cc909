import { BUSYBOX, inFolder } from "../userland/commands/mod.ts";
import { stress as program } from "../userland/commands/load.ts";
import { alpine } from "./alpine.ts";
import { ash } from "./busybox.ts";
import type { ImageProfile } from "./image_profile.ts";
import type { Process, Run } from "../host/process.ts";
import { sizeOf } from "../userland/commands/load.ts";

/** polinux/stress, alexeiled/stress-ng and vish/stress: the images of the tasks about memory and CPU. */
export const stress: ImageProfile = {
  ...alpine,
  repositories: ["docker.io/polinux/stress", "docker.io/alexeiled/stress-ng", "docker.io/polinux/stress-ng"],
  hasTag: (tag) => /^(latest|1\.0\.4|latest-alpine|\d+\.\d+(\.\d+)?)$/.test(tag),
  sizeBytes: 4_041_495,
  pullMs: 700,
  cmd: ["stress", "--verbose"],
  programs: {
    ...inFolder("/bin", { ...BUSYBOX, sh: ash, ash }),
    "/usr/local/bin/stress": program,
    "/usr/bin/stress-ng": program,
  },
};

/** vish/stress: `-cpus N -mem-total SIZE`. */
export const vishStress: ImageProfile = {
  ...alpine,
  repositories: ["docker.io/vish/stress"],
  hasTag: (tag) => tag === "latest",
  sizeBytes: 1_558_791,
  pullMs: 600,
  entrypoint: ["/stress"],
  cmd: ["-logtostderr"],
  programs: { "/stress": vish },
};

function* vish(process: Process): Run {
  const value = (name: string) => process.argv[process.argv.indexOf(name) + 1];
  const cores = process.argv.includes("-cpus") ? Number(value("-cpus")) : 0;
  const bytes = process.argv.includes("-mem-total")
    ? sizeOf((value("-mem-total") ?? "").replace(/i$/, "").toUpperCase()) ?? 0
    : 0;
  process.err(`I1122 main.go:26] Allocating "${bytes}" memory\n`);
  process.machine.holdMemory(process, bytes);
  if (cores > 0) process.err(`I1122 main.go:39] Spawning a thread to consume CPU\n`.repeat(cores));
  for (;;) {
    if (cores === 0) yield { kind: "forever" };
    yield { kind: "busy", ms: 1000, cores };
  }
}
