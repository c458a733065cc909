import assert from "node:assert/strict";
import type { NameAnswer } from "../../../../../src/simulator/host/process.ts";
import { runOnUbuntu } from "../ubuntu_box.ts";

const answers: Readonly<Record<string, NameAnswer>> = {
  "web": { kind: "found", name: "web", aliases: [], addresses: ["10.0.0.2", "10.0.0.3"] },
  "www": { kind: "found", name: "web", aliases: ["web"], addresses: ["10.0.0.2"] },
  "mute": { kind: "silence" },
};
const machine = {
  lookup: (name: string): NameAnswer => answers[name] ?? { kind: "unknown" },
  resolve: (name: string) => name === "web" ? ["10.0.0.2"] : [],
};

for (
  const [line, out, code] of [
    ["host web", /^web has address 10\.0\.0\.2\nweb has address 10\.0\.0\.3\n$/, 0],
    ["host www", /^www is an alias for web\.\nweb has address 10\.0\.0\.2\n$/, 0],
    ["host nope", /^Host nope not found: 3\(NXDOMAIN\)\n$/, 1],
    ["host mute", /no servers could be reached\n$/, 1],
    ["dig +short www", /^web\.\n10\.0\.0\.2\n$/, 0],
    ["dig web", /status: NOERROR[^]*ANSWER: 2[^]*web\.\t\t30\tIN\tA\t10\.0\.0\.3\n/, 0],
    ["dig nope", /status: NXDOMAIN[^]*ANSWER: 0/, 0],
    ["dig mute", /no servers could be reached/, 9],
    ["getent hosts web", /^10\.0\.0\.2 {8}web\n$/, 0],
    ["getent hosts nope", /^$/, 2],
    ["getent passwd ahab", /^ahab:x:1000:1000:Ahab:\/home\/ahab:\/bin\/bash\n$/, 0],
    ["getent group 988", /^docker:x:988:ahab\n$/, 0],
    ["getent frob", /^Unknown database: frob\n/, 1],
  ] as const
) {
  Deno.test(`name lookup: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { machine });
    assert.match(ran.out + ran.err, out);
    assert.equal(ran.code, code);
  });
}
