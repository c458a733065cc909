import assert from "node:assert/strict";
import { LabShell } from "./lab_harness.ts";

/** What is typed, and what is shown: an image that was built on the host, on its way to the nodes. */
const LINES: [line: string, shown: RegExp][] = [
  ["mkdir shop && cd shop", /^$/],
  ["printf '#!/bin/sh\\necho built for $WHO\\nexec sleep 1000\\n' > run.sh && chmod +x run.sh", /^$/],
  ["printf 'FROM busybox\\nCOPY run.sh /\\nENTRYPOINT [\"/run.sh\"]\\n' > Dockerfile", /^$/],
  ["DOCKER_BUILDKIT=0 docker build -t shop:1 .", /Successfully tagged shop:1/],
  ["kubectl run missing --image=shop:1 --image-pull-policy=IfNotPresent", /created/],
  ["kubectl run never --image=shop:1 --image-pull-policy=Never", /created/],
  [
    "sleep 15; kubectl get pods missing never",
    /missing +0\/1 +(ErrImagePull|ImagePullBackOff) [^]*never +0\/1 +ErrImageNeverPull/,
  ],
  ["ssh eli01 hostname", /^eli01\n$/],
  ["ssh nowhere hostname; echo $?", /Could not resolve hostname nowhere[^]*255\n$/],
  [
    "for node in eli01 eli02; do docker save shop:1 | ssh $node sudo ctr -n k8s.io images import -; done",
    /unpacking docker\.io\/library\/shop:1 \(sha256:[0-9a-f]{64}\)\.\.\.done\n.*done\n$/,
  ],
  ["ssh eli01 sudo crictl images | grep shop", /^docker\.io\/library\/shop +1 +[0-9a-f]{13} /],
  ["sleep 20; kubectl logs never", /^built for\s*$/],
  [
    "docker tag shop:1 registry.pequod.lab:5000/shop:1 && docker push registry.pequod.lab:5000/shop:1",
    /1: digest: sha256:/,
  ],
  ["kubectl run pulled --image=registry.pequod.lab:5000/shop:1 --env=WHO=ahab", /created/],
  ["sleep 20; kubectl logs pulled", /^built for ahab\n$/],
];

Deno.test({
  name: "what is built on the host comes to the nodes by hand or by the registry",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(test) {
    const shell = await LabShell.open();
    for (const [line, shown] of LINES) {
      await test.step(line, async () => assert.match(await shell.run(line), shown));
    }
    await test.step("a shell on a node", async () => {
      await shell.run("ssh eli02", { until: /\$ $/ });
      assert.match(await shell.run("hostname", { until: /eli02\n[^]*\$ $/ }), /eli02\n/);
      assert.match(await shell.run("exit"), /Connection to eli02 closed\./);
    });
    shell.close();
  },
});
