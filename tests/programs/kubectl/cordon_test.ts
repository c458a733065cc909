import { scene } from "./scene.ts";

scene("cordon and uncordon", [
  ["cordon eli02 --dry-run=client", "node/eli02 cordoned (dry run)\n"],
  ["cordon eli02", "node/eli02 cordoned\n"],
  ["cordon eli02", "node/eli02 already cordoned\n"],
  ["get node eli02 -o jsonpath={.spec.unschedulable}", "true"],
  ["uncordon eli02", "node/eli02 uncordoned\n"],
  ["cordon eli02 nope", 'Error from server (NotFound): nodes "nope" not found\n'],
  ["cordon", "error: USAGE: cordon NODE [flags]\nSee 'kubectl kubectl cordon -h' for help and examples\n"],
]);
