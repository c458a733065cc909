import { scene } from "../scene.ts";

scene("rollout status", [
  ["rollout status -n shop deploy/front", 'deployment "front" successfully rolled out\n'],
  [
    "rollout status -n shop deploy/front --revision=9",
    "error: desired revision (9) is different from the running revision (1)\n",
  ],
  ["rollout status -n shop svc/front", "error: no status viewer has been implemented for Service\n"],
  ["set image -n shop deploy/front *=nope.test/nope", "deployment.apps/front image updated\n"],
  ["rollout status -n shop deploy/front -w=false", /^Waiting for deployment/],
]);
