import { scene } from "./scene.ts";

scene("drain", [
  [
    "drain eli02",
    /^node\/eli02 cordoned\nerror: unable to drain node "eli02" due to error: cannot delete DaemonSet-managed Pods \(use --ignore-daemonsets to ignore\): .*, continuing command\.\.\.\nThere are pending nodes to be drained:\n eli02\ncannot delete/,
  ],
  [
    "drain eli02 --ignore-daemonsets --delete-emptydir-data --dry-run=client",
    /evicting pod .* \(dry run\)\nnode\/eli02 drained \(dry run\)/,
  ],
  [
    "drain eli02 --pod-selector='a in ('",
    "error: --pod-selector=<pod_selector> must be a valid label selector\n",
  ],
]);
