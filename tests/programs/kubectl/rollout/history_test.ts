import { scene } from "../scene.ts";

scene("rollout history", [
  ["create deployment web --image=nginx:1.25", "deployment.apps/web created\n"],
  ["rollout history deploy/nope", 'Error from server (NotFound): deployments.apps "nope" not found\n'],
  ["rollout history", "error: required resource not specified\n"],
  ["rollout history svc", /no visitor method exists for \{ Service\}/],
  ["rollout history deploy/web --revision=-1", "error: revision must be a positive integer: -1\n"],
  ["rollout history deploy/web --revision=9", "error: unable to find the specified revision\n"],
  [
    "rollout history -n shop deploy/front",
    "deployment.apps/front \nREVISION  CHANGE-CAUSE\n1         <none>\n\n",
  ],
  [
    "rollout history -n shop deploy/front --revision=1",
    /^deployment.apps\/front with revision #1\nPod Template:\n {2}Labels:\tapp=front\n/,
  ],
]);
