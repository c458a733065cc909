import assert from "node:assert/strict";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { profileOf } from "../../../../src/simulator/images/tagged_profile.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import type { NameAnswer } from "../../../../src/simulator/host/process.ts";
import { runScript } from "../../images/machine.ts";

const found = (name: string, ...addresses: string[]): NameAnswer => ({
  kind: "found",
  name,
  aliases: [],
  addresses,
});
const answers: Record<string, NameAnswer> = {
  "web.ns.svc.cluster.local": found("web.ns.svc.cluster.local", "10.96.1.2"),
  "ext.ns.svc.cluster.local": {
    ...found("example.com", "1.2.3.4"),
    aliases: ["ext.ns.svc.cluster.local"],
  } as NameAnswer,
  "none.ns.svc.cluster.local": found("none.ns.svc.cluster.local"),
  "mute.cluster.local": { kind: "silence" },
};
const HEAD = "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n";

const cases: [script: string, out: string, code: number, ms: number][] = [
  [
    "nslookup web.ns.svc.cluster.local",
    `${HEAD}Name:\tweb.ns.svc.cluster.local\nAddress: 10.96.1.2\n\n`,
    0,
    0,
  ],
  [
    "nslookup web",
    `${HEAD}Name:\tweb.ns.svc.cluster.local\nAddress: 10.96.1.2\n\n` +
    "** server can't find web.cluster.local: NXDOMAIN\n\n",
    1,
    0,
  ],
  ["nslookup web.ns", `${HEAD}** server can't find web.ns: NXDOMAIN\n\n`, 1, 0],
  [
    "nslookup ext.ns.svc.cluster.local.",
    `${HEAD}ext.ns.svc.cluster.local\tcanonical name = example.com\nName:\texample.com\nAddress: 1.2.3.4\n\n`,
    0,
    0,
  ],
  [
    "nslookup none.ns.svc.cluster.local",
    `${HEAD}*** Can't find none.ns.svc.cluster.local: No answer\n\n`,
    0,
    0,
  ],
  ["nslookup mute.cluster.local", ";; connection timed out; no servers could be reached\n\n", 1, 15_000],
];

for (const [script, out, code, ms] of cases) {
  Deno.test(script, () => {
    const files = filesOf(busybox);
    files.write("/etc/resolv.conf", "search ns.svc.cluster.local cluster.local\nnameserver 10.96.0.10\n");
    const ran = runScript(script, { files, lookup: (name) => answers[name] ?? { kind: "unknown" } });
    assert.deepEqual([ran.out, ran.code, ran.ms], [out, code, ms]);
  });
}

Deno.test("up to 1.28 names are found by the C library, and addresses have names", () => {
  const image = profileOf({ profile: busybox, tag: "1.28" });
  const files = filesOf(image);
  files.write("/etc/resolv.conf", "nameserver 10.96.0.10\n");
  const lookup = (name: string): NameAnswer =>
    name === "2.1.96.10.in-addr.arpa" ? found("web.ns.svc.cluster.local", "10.96.1.2") : { kind: "unknown" };
  const head = "Server:    10.96.0.10\nAddress 1: 10.96.0.10\n\n";
  const known = runScript("nslookup web", { image, files, lookup });
  assert.equal(known.out, `${head}Name:      web\nAddress 1: 10.96.1.2 web.ns.svc.cluster.local\n`);
  const unknown = runScript("nslookup nope", { image, files, lookup });
  assert.deepEqual([unknown.out, unknown.err, unknown.code], [head, "nslookup: can't resolve 'nope'\n", 1]);
  for (const tag of ["1.29", "1.36.1", "latest", "1"]) assert.deepEqual(busybox.programsOfTag!(tag), {});
});
