import assert from "node:assert/strict";
import {
  type EngineInfo,
  serverText,
  warningsText,
} from "../../../../src/programs/docker/system/info_text.ts";

const info = {
  Containers: 2,
  ContainersRunning: 1,
  ContainersPaused: 0,
  ContainersStopped: 1,
  Images: 3,
  Driver: "overlay2",
  DriverStatus: [["Backing Filesystem", "extfs"]],
  Plugins: { Log: ["json-file"], Volume: ["local"], Authorization: null },
  OSType: "linux",
  SecurityOptions: ["name=seccomp,profile=builtin", "name=cgroupns"],
  NCPU: 4,
  MemTotal: 8_221_122_560,
  Debug: false,
  ExperimentalBuild: false,
  ServerVersion: "28.2.2",
  LiveRestoreEnabled: false,
  RegistryConfig: { InsecureRegistryCIDRs: ["::1/128"], Mirrors: null },
} satisfies Partial<EngineInfo>;

Deno.test("an engine's facts stand in the original's order", () => {
  const text = serverText(info as unknown as EngineInfo);
  assert.match(
    text,
    /^ Containers: 2\n {2}Running: 1\n {2}Paused: 0\n {2}Stopped: 1\n Images: 3\n Server Version: 28\.2\.2\n/,
  );
  assert.match(text, /\n Storage Driver: overlay2\n {2}Backing Filesystem: extfs\n/);
  assert.match(text, /\n Plugins:\n {2}Volume: local\n {2}Log: json-file\n/);
  assert.match(text, /\n Security Options:\n {2}seccomp\n {3}Profile: builtin\n {2}cgroupns\n/);
  assert.match(text, /\n Insecure Registries:\n {2}::1\/128\n Live Restore Enabled: false\n\n$/);
});

Deno.test("warnings have a line each", () => {
  assert.equal(warningsText({ ...info, Warnings: ["a", "b"] } as unknown as EngineInfo), "a\nb\n");
  assert.equal(warningsText(info as unknown as EngineInfo), "");
});
