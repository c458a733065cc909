import { scene } from "../scene.ts";

scene("which workloads", [
  ["rollout history -n shop deploy -l app=nope", ""],
  ["rollout status -n shop deploy -l app=nope", "No resources found in shop namespace.\n"],
  ["rollout restart", "error: required resource not specified\n"],
]);
