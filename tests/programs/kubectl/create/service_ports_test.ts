import assert from "node:assert/strict";
import { servicePorts } from "../../../../src/programs/kubectl/create/service_ports.ts";

const good: [specifier: string, port: Record<string, unknown>][] = [
  ["80", { name: "80", protocol: "TCP", port: 80, targetPort: 80 }],
  ["80:8080", { name: "80-8080", protocol: "TCP", port: 80, targetPort: 8080 }],
  ["80:http", { name: "80-http", protocol: "TCP", port: 80, targetPort: "http" }],
];

for (const [specifier, port] of good) {
  Deno.test(`port ${specifier}`, () => assert.deepEqual(servicePorts([specifier]), [port]));
}

const bad: [specifier: string, message: string][] = [
  ["a", 'strconv.ParseUint: parsing "a": invalid syntax'],
  ["99999", 'strconv.ParseUint: parsing "99999": value out of range'],
  ["80:0", "must be between 1 and 65535, inclusive"],
  ["80:-x", "must not begin or end with a hyphen"],
];

for (const [specifier, message] of bad) {
  Deno.test(`port ${specifier} is refused`, () =>
    assert.throws(() => servicePorts([specifier]), { message }));
}
