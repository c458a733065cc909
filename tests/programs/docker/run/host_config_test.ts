import assert from "node:assert/strict";
import { parseFlags } from "../../../../src/programs/flags.ts";
import { hostConfig, nanoCpus, restartPolicy } from "../../../../src/programs/docker/run/host_config.ts";
import { run } from "../../../../src/programs/docker/run/run.ts";
import { testIo } from "../../test_io.ts";
import { words } from "../scripted_engine.ts";

function config(line: string): Record<string, unknown> {
  const { flags } = parseFlags(run.flags, words(line), { stopAtArgument: true });
  return hostConfig(flags, testIo().io, [], {}, "default");
}

/** Command line, field, value. */
const FIELDS: [line: string, field: string, value: unknown][] = [
  ["x", "Binds", null],
  ["-m 512m x", "Memory", 536_870_912],
  ["--memory-swap -1 x", "MemorySwap", -1],
  ["--cpus 1.5 x", "NanoCpus", 1_500_000_000],
  ["--restart unless-stopped x", "RestartPolicy", { Name: "unless-stopped", MaximumRetryCount: 0 }],
  ["--rm x", "AutoRemove", true],
  ["--cap-add NET_ADMIN x", "CapAdd", ["NET_ADMIN"]],
  ["--tmpfs /t:size=1m x", "Tmpfs", { "/t": "size=1m" }],
  ["--sysctl net.ipv4.ip_forward=1 x", "Sysctls", { "net.ipv4.ip_forward": "1" }],
  ["--device /dev/a:/dev/b:r x", "Devices", [{
    PathOnHost: "/dev/a",
    PathInContainer: "/dev/b",
    CgroupPermissions: "r",
  }]],
  ["--device /dev/a x", "Devices", [{
    PathOnHost: "/dev/a",
    PathInContainer: "/dev/a",
    CgroupPermissions: "rwm",
  }]],
  ["--device-read-bps /dev/a:1mb x", "BlkioDeviceReadBps", [{ Path: "/dev/a", Rate: 1048576 }]],
  ["--log-driver json-file --log-opt max-size=1m x", "LogConfig", {
    Type: "json-file",
    Config: { "max-size": "1m" },
  }],
  ["--init x", "Init", true],
  ["--init=false x", "Init", false],
  ["x", "Init", undefined],
  ["--gpus all x", "DeviceRequests", [{ Driver: "", Capabilities: [["gpu"]], Count: -1, Options: {} }]],
];

Deno.test("limits, mounts and modes become what the API takes", () => {
  for (const [line, field, value] of FIELDS) {
    assert.deepEqual(config(line)[field], value, `${line}: ${field}`);
  }
  assert.equal(nanoCpus("1/2"), 500_000_000);
});

// Every message is the original client's.
Deno.test("modes that there are not are refused", () => {
  for (
    const [line, message] of [
      ["--pid foo y", "--pid: invalid PID mode"],
      ["--uts foo y", "--uts: invalid UTS mode"],
      ["--userns foo y", "--userns: invalid USER mode"],
      ["--cgroupns foo y", "--cgroupns: invalid CGROUP mode"],
      ["--storage-opt x y", "invalid storage option"],
      ["--log-driver none --log-opt a=b y", "invalid logging opts for driver none"],
      ["--security-opt x y", 'Invalid --security-opt: "x"'],
      ["--restart on-failure:x y", "invalid restart policy format: maximum retry count must be an integer"],
    ] as const
  ) assert.throws(() => config(line), { message });
  assert.deepEqual(restartPolicy("on-failure:3"), { Name: "on-failure", MaximumRetryCount: 3 });
});
