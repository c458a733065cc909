import assert from "node:assert/strict";
import { smallBuilder } from "./small_build.ts";

Deno.test("a RUN line sees a container: its name, its processes, its user, its devices", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const run = "hostname > /a; cat /proc/1/comm >> /a; echo x > /dev/null; id -u >> /a";
  const { files, error } = build(`FROM busybox\nRUN ${run}`);
  assert.equal(error, undefined);
  assert.match(files!.read("/a")!, /^[0-9a-f]{12}\nsh\n0\n$/);
  assert.deepEqual([files!.list("/dev"), files!.list("/proc")], [[], []]);
});

Deno.test("another user has its rights", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const { error, text } = build("FROM busybox\nUSER 1000\nRUN echo x > /etc/x");
  assert.match(text, /Permission denied/);
  assert.match(error!, /returned a non-zero code: 1$/);
});
