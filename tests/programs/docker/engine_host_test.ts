import assert from "node:assert/strict";
import { parseHost } from "../../../src/programs/docker/engine_host.ts";

Deno.test("addresses get what they leave out", () => {
  for (
    const [text, host] of [
      ["", "unix:///var/run/docker.sock"],
      ["unix:///x.sock", "unix:///x.sock"],
      ["tcp://h", "tcp://h:2375"],
      ["tcp://", "tcp://localhost:2375"],
      [":1", "tcp://localhost:1"],
      ["127.0.0.1:1", "tcp://127.0.0.1:1"],
      ["tcp://[::1]:2", "tcp://[::1]:2"],
    ] as const
  ) assert.equal(parseHost(text, false), host);
  assert.equal(parseHost("tcp://h", true), "tcp://h:2376");
  assert.throws(() => parseHost("foo://x", false), { message: "invalid bind address format: foo://x" });
});
