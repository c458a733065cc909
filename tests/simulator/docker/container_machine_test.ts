import assert from "node:assert/strict";
import { hostsText, resolverText } from "../../../src/simulator/docker/container_machine.ts";
import { binaryText } from "../../../src/simulator/images/binary_text.ts";
import { curl } from "../../../src/simulator/userland/commands/network.ts";
import { smallEngine } from "./small_engine.ts";

Deno.test("a container finds itself in its own files", () => {
  const text = hostsText(
    ["172.17.0.2"],
    "web",
    ["db:10.0.0.5", "host.docker.internal:host-gateway"],
    "172.17.0.1",
  );
  assert.match(text, /^127\.0\.0\.1\tlocalhost\n/);
  assert.match(text, /\n10\.0\.0\.5\tdb\n172\.17\.0\.1\thost\.docker\.internal\n172\.17\.0\.2\tweb\n$/);
});

Deno.test("names are asked of the engine on networks that have them", () => {
  assert.equal(resolverText(true, [], []), "nameserver 127.0.0.11\noptions ndots:0\n");
  assert.equal(resolverText(false, ["1.1.1.1"], ["x.org"]), "nameserver 1.1.1.1\nsearch x.org\n");
});

Deno.test("its processes see its name, its files and each other alone", () => {
  const { engine, run } = smallEngine();
  run({ Image: "busybox", Cmd: ["sleep", "100"] });
  const id = run({ Image: "busybox", Hostname: "box", Cmd: ["sleep", "200"] });
  const { machine } = engine.containers.find(id).running;
  assert.equal(machine.hostname, "box");
  assert.deepEqual(machine.processes().map(({ pid, command }) => [pid, command]), [[1, "sleep 200"]]);
  assert.match(machine.files.read("/etc/hosts")!, /172\.17\.0\.3\tbox/);
});

Deno.test("a program that was put there runs, one that was removed does not", () => {
  const { engine, run } = smallEngine();
  const id = run({ Image: "busybox", Cmd: ["sleep", "200"] });
  const { machine } = engine.containers.find(id).running;
  machine.files.write("/usr/bin/curl", binaryText("curl"), 0o755);
  machine.files.unlink("/bin/ls");
  assert.deepEqual([machine.program("/usr/bin/curl"), machine.program("/bin/ls")], [curl, undefined]);
});
