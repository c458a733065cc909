import { scene } from "../scene.ts";

scene("rollout pause and resume", [
  ["rollout pause -n shop deploy/front", "deployment.apps/front paused\n"],
  ["rollout pause -n shop deploy/front", 'error: deployments.apps "front" is already paused\n'],
  ["rollout resume -n shop deploy/front", "deployment.apps/front resumed\n"],
  ["rollout resume -n shop deploy/front", 'error: deployments.apps "front" is not paused\n'],
  ["rollout pause -n shop svc/front", 'error: services "front" pausing is not supported\n'],
]);
