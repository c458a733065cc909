import { scene } from "../scene.ts";

scene("revisions of workloads", [
  ["rollout history -n shop deploy/front -o jsonpath={.kind}", "ReplicaSet"],
  ["rollout history -n monitoring ds -o jsonpath={.kind}", "ControllerRevision"],
]);
