import assert from "node:assert/strict";
import { programName } from "../../../src/simulator/host/program_name.ts";

const CASES: [argument: string, title: string, name: string][] = [
  ["nginx", "nginx: worker process", "nginx"],
  ["/usr/sbin/sshd", "/usr/sbin/sshd -D", "sshd"],
  ["sshd:", "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups", "sshd"],
  ["-bash", "-bash", "bash"],
  ["/usr/bin/containerd-shim-runc-v2", "/usr/bin/containerd-shim-runc-v2 -id a", "containerd-shim"],
];

for (const [argument, title, name] of CASES) {
  Deno.test(`${title} is ${name}`, () => assert.equal(programName(argument, title), name));
}
