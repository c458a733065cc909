import assert from "node:assert/strict";
import { parseFlags } from "../../../../src/programs/flags.ts";
import { containerRequest } from "../../../../src/programs/docker/run/container_config.ts";
import { run } from "../../../../src/programs/docker/run/run.ts";
import { testIo } from "../../test_io.ts";
import { words } from "../scripted_engine.ts";

async function request(line: string): Promise<Record<string, Record<string, unknown>>> {
  const { flags, args } = parseFlags(run.flags, words(line), { stopAtArgument: true });
  const made = await containerRequest(flags, args, testIo({ env: { HOME: "/root" } }).io);
  return { ...made } as unknown as Record<string, Record<string, unknown>>;
}

/** Command line, part and field, value. */
const FIELDS: [line: string, part: string, field: string, value: unknown][] = [
  ["nginx", "Config", "Image", "nginx"],
  ["nginx", "Config", "Cmd", null],
  ["busybox ls -l /", "Config", "Cmd", ["ls", "-l", "/"]],
  ["nginx", "Config", "AttachStdout", true],
  ["nginx", "Config", "AttachStdin", false],
  ["-i nginx", "Config", "AttachStdin", true],
  ["-i nginx", "Config", "StdinOnce", true],
  ["-a stderr nginx", "Config", "AttachStdout", false],
  ["-a stderr nginx", "Config", "AttachStderr", true],
  ["-t nginx", "Config", "Tty", true],
  ["-e A=1 -e HOME nginx", "Config", "Env", ["A=1", "HOME=/root"]],
  ["-l a=b -l c nginx", "Config", "Labels", { a: "b", c: "" }],
  ["--entrypoint sh nginx", "Config", "Entrypoint", ["sh"]],
  ["-v /data nginx", "Config", "Volumes", { "/data": {} }],
  ["-p 8080:80 nginx", "Config", "ExposedPorts", { "80/tcp": {} }],
  ["-h box -w /srv -u ahab nginx", "Config", "Hostname", "box"],
  ["--stop-timeout 3 nginx", "Config", "StopTimeout", 3],
  ["--no-healthcheck nginx", "Config", "Healthcheck", { Test: ["NONE"] }],
  ["--health-cmd x --health-interval 2s nginx", "Config", "Healthcheck", {
    Test: ["CMD-SHELL", "x"],
    Interval: 2_000_000_000,
    Timeout: 0,
    StartPeriod: 0,
    StartInterval: 0,
    Retries: 0,
  }],
  ["nginx", "HostConfig", "NetworkMode", "default"],
  ["--network host nginx", "HostConfig", "NetworkMode", "host"],
  ["--network web nginx", "NetworkingConfig", "EndpointsConfig", { web: {} }],
];

Deno.test("flags become what the API takes", async () => {
  for (const [line, part, field, value] of FIELDS) {
    assert.deepEqual((await request(line))[part]![field], value, `${line}: ${part}.${field}`);
  }
});

// Every message is the original client's.
Deno.test("flags that do not fit are refused", async () => {
  for (
    const [line, message] of [
      ["--rm --restart always x", "conflicting options: cannot specify both --restart and --rm"],
      ["--no-healthcheck --health-cmd x y", "--no-healthcheck conflicts with --health-* options"],
      ["--health-interval -1s --health-cmd x y", "--health-interval cannot be negative"],
      ["--health-retries -1 y", "--health-retries cannot be negative"],
      ["--memory-swappiness 200 y", "invalid value: 200. Valid memory swappiness range is 0-100"],
      ["--mac-address x y", "x is not a valid mac address"],
    ] as const
  ) await assert.rejects(request(line), { message });
});
