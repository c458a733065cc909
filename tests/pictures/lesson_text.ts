/** The lesson of the picture. */
export const LESSON = `---
format: lesson/1
id: scaling
title: A Deployment keeps up what you ask for
minutes: 5
cards: [30]
concepts: [deployment.replicas]
backends: [sim]
world: {namespace: default}
---

## More of the same {#scale}

A Deployment says how many Pods there shall be. You change the number, and **controllers** bring it about: watch
them beside the text.

\`\`\`sh lesson:run
kubectl create deployment web --image=nginx:alpine --replicas=2
kubectl rollout status deployment/web
\`\`\`

\`\`\`yaml lesson:predict
ask: Both Pods are deleted by hand. How many are there a moment later?
options: {a: "none", b: "two, both of them new", c: "four"}
answer: b
why: The ReplicaSet counts its Pods, finds none, and makes two.
then: kubectl delete pod -l app=web
\`\`\`

\`\`\`yaml lesson:task
goal: Scale the Deployment web to four Pods.
say: spec.replicas is 4, and as many Pods are ready.
\`\`\`

\`\`\`yaml lesson:check
items:
- {object: deployment/web, path: .spec.replicas, equals: 4, title: Deployment web wants 4}
- {object: deployment/web, path: .status.readyReplicas, equals: 4, title: 4 of its Pods are ready}
\`\`\`

\`\`\`yaml lesson:hints
- Which field says how many Pods there shall be?
- kubectl scale deployment web ____
\`\`\`

\`\`\`sh lesson:solution
kubectl scale deployment web --replicas=4
\`\`\`
`;
