import assert from "node:assert/strict";
import { parsePort, portWishes } from "../../../src/simulator/docker/port_wishes.ts";

Deno.test("ports are asked for one by one, by range, or all that are exposed", () => {
  const wishes = portWishes({ ExposedPorts: { "80/tcp": {}, "53/udp": {} } }, {
    PublishAllPorts: true,
    PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080-8082" }], "443": [{}] },
  });
  assert.deepEqual(wishes, [
    { hostIp: "0.0.0.0", hostPort: 0, containerPort: 443, protocol: "tcp" },
    { hostIp: "127.0.0.1", hostPort: 8080, lastHostPort: 8082, containerPort: 80, protocol: "tcp" },
    { hostIp: "0.0.0.0", hostPort: 0, containerPort: 53, protocol: "udp" },
  ]);
});

for (const wrong of ["", "x", "99999/tcp", "80/foo"]) {
  Deno.test(`${JSON.stringify(wrong)} is no port`, () =>
    assert.throws(() => parsePort(wrong), /invalid port specification/));
}

Deno.test("a port of the host that is none is refused", () => {
  assert.throws(
    () => portWishes({}, { PortBindings: { "80/tcp": [{ HostPort: "70000" }] } }),
    /invalid port specification: "70000"/,
  );
});
