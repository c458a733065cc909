/** A scenario as its author writes it, for tests of the import. */
const F = "```";

export const firstPod: Record<string, string> = {
  "index.json": `{
  "title": "Your first Pod",
  "time": "20 minutes",
  "details": {
    "intro": { "text": "intro.md", "background": "setup.sh" },
    "steps": [
      { "title": "Create it", "text": "step1/text.md", "verify": "step1/verify.sh" },
      { "title": "Look at it", "text": "step2/text.md", "verify": "step2/verify.sh" },
      { "title": "Scale", "text": "step3.md", "verify": "step3.sh" },
      { "text": "missing.md" }
    ],
    "finish": { "text": "finish.md" },
    "assets": { "host01": [{ "file": "*.yaml", "target": "/root/manifests", "chmod": "+x" }] }
  },
  "backend": { "imageid": "kubernetes-kubeadm-2nodes" }
}
`,
  "assets/pod.yaml":
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: nginx}]}\n",
  "intro.md": "# Welcome\n\nThe app is at [this port]({{TRAFFIC_HOST1_80}}).\n",
  "setup.sh": "#!/bin/bash\nkubectl create namespace shop\nsystemctl restart kubelet\n",
  "step1/text.md": `## Task

Make the Pod **web** from \`/root/manifests/pod.yaml\`, in the Namespace \`shop\`.

<details><summary>Tip</summary>

One command applies a file.

</details>

<details><summary>Solution</summary>

${F}plain
kubectl apply -n shop -f ~/manifests/pod.yaml
${F}{{exec}}

</details>
`,
  "step1/verify.sh":
    '#!/bin/bash\nkubectl get pod web -n shop\n[ "$(kubectl -n shop get pod web -o jsonpath={.status.phase})" = Running ] || exit 1\n',
  "step2/text.md": `Look with \`kubectl get pods -n shop\`{{exec}} and

${F}bash
kubectl describe pod web -n shop
${F}{{exec interrupt}}
`,
  "step2/verify.sh": "kubectl auth can-i get pods\n",
  "step3.md": `Make it three.

${F}
kubectl create deployment many --image=nginx --replicas=3
${F}{{exec}}
`,
  "step3.sh": "kubectl rollout status deployment/many\nstern many\n",
  "finish.md": "Done.\n",
};
