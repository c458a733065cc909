import { scene } from "../scene.ts";

scene("rollout restart", [
  ["rollout restart -n shop deploy/front", "deployment.apps/front restarted\n"],
  [
    "get -n shop deploy front -o jsonpath={.spec.template.metadata.annotations}",
    '{"kubectl.kubernetes.io/restartedAt":"1970-01-01T00:00:00Z"}',
  ],
  ["rollout pause -n shop deploy/front", "deployment.apps/front paused\n"],
  [
    "rollout restart -n shop deploy/front",
    'error: deployments.apps "front" can\'t restart paused deployment (run rollout resume first)\n',
  ],
  ["rollout restart -n shop svc/front", 'error: services "front" restarting is not supported\n'],
]);
