import { onDebian } from "./debian.ts";
import { findProgram, type Process, type Run, run } from "../host/process.ts";
import { redisClient } from "./redis/client.ts";
import { isAlpine } from "./tagged_profile.ts";
import { REDIS_VERSION, redisServer } from "./redis/server.ts";

/** docker-library/redis. Between redis-cli and redis-server a command travels as a request with method REDIS. */
export const redis = onDebian({
  repositories: ["docker.io/library/redis"],
  hasTag: (tag) => /^(latest|[5-8](\.\d+){0,2})?-?(alpine|bookworm|bullseye)?$/.test(tag) && tag !== "",
  knownTags: ["latest", "8", "7", "7-alpine", "alpine"],
  sizeBytes: 52_900_000,
  sizeOfTag: (tag) => isAlpine(tag) ? 17_100_000 : undefined,
  pullMs: 2100,
  entrypoint: ["docker-entrypoint.sh"],
  cmd: ["redis-server"],
  workingDir: "/data",
  env: { REDIS_VERSION },
  exposedPorts: [6379],
  startMs: 300,
  load: { idleCpuMillis: 2, idleMemoryBytes: 4_718_592, requestCpuMs: 0.05 },
  files: {
    "/data/": "",
    "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\nredis:x:999:999::/home/redis:/bin/sh\n" +
      "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
    "/etc/group": "root:x:0:\nredis:x:999:\nnogroup:x:65534:\n",
  },
  programs: {
    "/usr/local/bin/docker-entrypoint.sh": entrypoint,
    "/usr/local/bin/redis-server": redisServer,
    "/usr/local/bin/redis-cli": redisClient,
  },
});

function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  const isFlag = argv[0]?.startsWith("-") || argv[0]?.endsWith(".conf");
  const words = isFlag || argv.length === 0 ? ["redis-server", ...argv] : argv;
  const path = findProgram(process.machine, process.env, process.cwd, words[0]!);
  if (!path) {
    process.err(`/usr/local/bin/docker-entrypoint.sh: exec: ${words[0]}: not found\n`);
    return 127;
  }
  return yield* run(process.machine.program(path)!, { ...process, argv: words });
}
