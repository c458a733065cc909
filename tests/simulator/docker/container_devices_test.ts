import assert from "node:assert/strict";
import { smallEngine } from "./small_engine.ts";

const DEVICES: [host: Record<string, unknown>, why: RegExp | undefined][] = [
  [
    { DeviceRequests: [{ Driver: "", Count: -1, Capabilities: [["gpu"]] }] },
    /could not select device driver "" with capabilities: \[\[gpu\]\]$/,
  ],
  [
    { Devices: [{ PathOnHost: "/dev/nope" }] },
    /error gathering device information while adding custom device "\/dev\/nope": no such file or directory$/,
  ],
  [{ Devices: [{ PathOnHost: "/dev/null" }], DeviceRequests: [] }, undefined],
];

for (const [HostConfig, why] of DEVICES) {
  Deno.test(`devices ${JSON.stringify(HostConfig)}`, () => {
    const { engine } = smallEngine();
    const { container } = engine.containers.create({ Image: "busybox", Cmd: ["true"], HostConfig }, "");
    if (why) assert.throws(() => container.start(), why);
    else assert.ok(container.start());
  });
}
