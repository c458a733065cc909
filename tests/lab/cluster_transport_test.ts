import assert from "node:assert/strict";
import { LabShell } from "./lab_harness.ts";

/** What kubectl says where the kubeconfig, or the way to the cluster, is not right. */
const LINES: [line: string, shown: RegExp][] = [
  [
    "KUBECONFIG=/nosuch kubectl get pods",
    /^The connection to the server localhost:8080 was refused - did you specify the right host or port\?\n$/,
  ],
  ["kubectl --context nosuch get pods", /context was not found for specified context: nosuch/],
  [
    "kubectl --server https://192.168.122.5:6443 get pods",
    /192\.168\.122\.5:6443 was refused - did you specify the right host or port\?/,
  ],
  [
    "kubectl --server https://nosuch.example get pods",
    /Unable to connect to the server: dial tcp: lookup nosuch\.example on 127\.0\.0\.53:53: no such host/,
  ],
  ["kubectl auth whoami", /^Username +kubernetes-admin$/m],
  ["kubectl --as jane get pods", /User "jane" cannot list resource "pods"/],
  ["kubectl --token nonsense get pods", /You must be logged in to the server/],
  [
    "kubectl create serviceaccount bot > /dev/null; kubectl --token $(kubectl create token bot) auth whoami",
    /system:serviceaccount:default:bot/,
  ],
  [
    "kubectl config set-cluster kubernetes --certificate-authority=/etc/hostname > /dev/null; kubectl get pods",
    /x509: certificate signed by unknown authority/,
  ],
  ["kubectl --insecure-skip-tls-verify get nodes", /^eli01 /m],
];

Deno.test({
  name: "a kubeconfig leads where it says",
  sanitizeOps: false,
  sanitizeResources: false,
  async fn(t) {
    const shell = await LabShell.open();
    for (const [line, shown] of LINES) {
      await t.step(line, async () => assert.match(await shell.run(line), shown));
    }
    shell.close();
  },
});
