import assert from "node:assert/strict";
import { nodeTools } from "../../../../src/simulator/kubernetes/kubelet/node_tools.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { runArgv } from "../../images/machine.ts";
import { SmallWorld } from "../small_world.ts";

const small = new SmallWorld();
small.run("web", { command: ["sleep", "1000"] }, { nodeName: "eli01" });
small.run("once", { command: ["true"] }, { nodeName: "eli01", restartPolicy: "Never" });

const CASES: [words: string, lines: number, text: RegExp, code: number][] = [
  ["/usr/bin/crictl ps", 2, / web /, 0],
  ["/usr/bin/crictl ps -a", 3, /Exited .* once /, 0],
  ["/usr/bin/crictl", 7, /client for CRI/, 0],
  ["/usr/bin/ctr --namespace=k8s.io i ls", 2, /busybox:1\.28 .* linux\/amd64/, 0],
  ["/usr/bin/ctr images import", 1, /please provide a file name/, 1],
  ["/usr/bin/ctr tasks ls", 1, /No help topic for 'tasks'/, 3],
  ["/usr/bin/ctr -n k8s.io images rm x", 1, /image "x": not found/, 0],
];

for (const [words, lines, text, code] of CASES) {
  Deno.test(words, () => {
    const programs = nodeTools(
      small.world.kubelets.machine("192.168.122.4") ?? small.world.kubelets.machine("eli01")!,
    );
    const ran = runArgv(words.split(" "), { image: { ...busybox, programs } });
    assert.match(ran.out + ran.err, text);
    assert.equal((ran.out + ran.err).split("\n").length - 1, lines);
    assert.equal(ran.code, code);
  });
}
