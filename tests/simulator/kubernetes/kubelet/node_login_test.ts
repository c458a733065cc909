import assert from "node:assert/strict";
import { textOf } from "../../../../src/simulator/host/byte_text.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { sshProgram } from "../../../../src/simulator/kubernetes/kubelet/node_login.ts";
import { contextOf, smallHost } from "../../docker/small_host.ts";
import { runArgv } from "../../images/machine.ts";
import { SmallWorld } from "../small_world.ts";

const CASES: [words: string[], out: RegExp, err: RegExp, code: number][] = [
  [["eli01", "hostname; whoami; exit 3"], /^eli01\nroot\n$/, /^$/, 3],
  [["-l", "x", "ahab@eli01", "whoami", ";", "pwd"], /^ahab\n\/home\/ahab\n$/, /^$/, 0],
  [["ahab@eli01", "sudo", "whoami"], /^root\n$/, /^$/, 0],
  [["ahab@eli01", "crictl", "ps"], /^$/, /permission denied/, 1],
  [
    ["ahab@eli01", "sudo", "crictl", "ps"],
    /^CONTAINER +IMAGE +CREATED +STATE +NAME +ATTEMPT +POD ID +POD +NAMESPACE\n[0-9a-f]{13} .* Running +c +0 .* web +default\n$/,
    /^$/,
    0,
  ],
  [["eli01", "crictl pods"], /\n[0-9a-f]{13} .* Ready +web +default/, /^$/, 0],
  [["eli01", "crictl images"], /^IMAGE +TAG +IMAGE ID +SIZE\ndocker\.io\/library\/busybox +1\.28 /, /^$/, 0],
  [["eli01", "crictl nope"], /^$/, /No help topic for 'nope'/, 3],
  [["eli01", "ctr -n k8s.io images ls -q"], /^docker\.io\/library\/busybox:1\.28\n$/, /^$/, 0],
  [["eli01", "ctr images ls -q"], /^$/, /^$/, 0],
  [
    ["eli01", "ctr -n k8s.io images import nope.tar"],
    /^$/,
    /^ctr: open nope\.tar: no such file or directory\n$/,
    1,
  ],
  [["eli01", "sudo nope"], /^$/, /^sudo: nope: command not found\n$/, 1],
  [["nowhere", "ls"], /^$/, /^ssh: Could not resolve hostname nowhere: Name or service not known\n$/, 255],
  [[], /^$/, /^usage: ssh/, 255],
];

const small = new SmallWorld();
small.run("web", { command: ["sleep", "1000"] }, { nodeName: "eli01" });
const ssh = (words: string[], stdin: string[] = []) =>
  runArgv(["/ssh", ...words], {
    image: { ...busybox, programs: { ...busybox.programs, "/ssh": sshProgram(small.world.kubelets) } },
    stdin,
    queue: small.world.queue,
  });

for (const [words, out, err, code] of CASES) {
  Deno.test(`ssh ${words.join(" ")}`, () => {
    const ran = ssh(words);
    assert.match(ran.out, out);
    assert.match(ran.err, err);
    assert.equal(ran.code, code);
  });
}

Deno.test("docker save | ssh NODE sudo ctr images import -", async () => {
  const host = smallHost();
  await host.ask("POST", "/build?t=shop:1", contextOf({ Dockerfile: "FROM busybox\nRUN touch /x\n" }));
  const { bytes } = await host.ask("GET", "/images/shop:1/get");
  const ran = ssh(["ahab@eli01", "sudo", "ctr", "-n", "k8s.io", "images", "import", "-"], [textOf(bytes)]);
  assert.match(ran.out, /^unpacking docker\.io\/library\/shop:1 \(sha256:[0-9a-f]{64}\)\.\.\.done\n$/);
  assert.match(ssh(["eli01", "crictl images"]).out, /docker\.io\/library\/shop +1 /);
  assert.match(
    ssh(["eli01", "ctr -n k8s.io images import -"], ["x".repeat(600)]).err,
    /unrecognized image format/,
  );
});

Deno.test("a machine that is switched off is not reached", () => {
  small.world.kubelets.stopNode("eli02");
  assert.match(ssh(["eli02", "ls"]).err, /eli02/);
  small.world.kubelets.startNode("eli02");
});
