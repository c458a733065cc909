import assert from "node:assert/strict";
import { realNeeds } from "../../../src/lessons/killercoda/real_needs.ts";

const cases: [command: string, needs: string[]][] = [
  ["kubectl get pods", []],
  ["ssh node01 uptime", ["another machine to log in to"]],
  ["systemctl restart kubelet", ["systemd", "the inside of a node"]],
  ["apt-get -y install jq", ["packages from the internet"]],
  ["curl -LO https://example.com/x.yaml", ["the internet"]],
  ["curl http://localhost:8080", []],
  ["vim pod.yaml", ["an editor that fills the screen"]],
  ["cat /etc/kubernetes/manifests/etcd.yaml", ["the files of a node"]],
];

for (const [command, needs] of cases) {
  Deno.test(`what ${command} needs`, () => assert.deepEqual(realNeeds(command), needs));
}
