import assert from "node:assert/strict";
import {
  PORT_NAMES,
  portNumber,
} from "../../../../../src/simulator/userland/commands/iproute2/port_names.ts";

Deno.test("a port is a number or a name", () => {
  assert.deepEqual(["80", "http", "65536", "nope", ""].map(portNumber), [
    80,
    80,
    undefined,
    undefined,
    undefined,
  ]);
  assert.equal(PORT_NAMES[22], "ssh");
});
