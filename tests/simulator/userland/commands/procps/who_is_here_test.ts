import assert from "node:assert/strict";
import { uptimeLine } from "../../../../../src/simulator/userland/commands/procps/who_is_here.ts";
import { runIn, startOnTerminal, ubuntuBox } from "../ubuntu_box.ts";

Deno.test("who is here: those with a session on a terminal of the machine", () => {
  const box = ubuntuBox();
  assert.equal(runIn(box, ["who"]).out, "");
  const namespaces = box.kernel.newNamespaces(["mnt"]);
  const terminal = box.kernel.makeTerminal(undefined, namespaces);
  const parts = { machine: box.machine, jobGroup: "session", terminal, namespaces } as const;
  box.kernel.spawn({ ...parts, argv: ["sleep", "9"] });
  assert.equal(runIn(box, ["who"]).out, "", "a container's");
  startOnTerminal(box, ["watch", "ls"]);
  assert.equal(runIn(box, ["who"]).out, "ahab     pts/0        2026-11-22 11:33\n");
  assert.match(runIn(box, ["w"]).out, / 1 user, [^]*\nahab +pts\/0 +- +11:33 .* watch ls\n$/);
  assert.match(uptimeLine(box.init.process), /^ 11:33:04 up \d+ days, 11:33, +1 user, +load average: /);
  assert.match(runIn(box, ["uptime", "-p"]).out, /^up \d+ weeks, /);
  assert.equal(runIn(box, ["uptime", "-s"]).out, "1970-01-01 00:00:00\n");
});
