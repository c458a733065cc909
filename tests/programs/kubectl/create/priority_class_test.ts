import { createPriorityClass } from "../../../../src/programs/kubectl/create/priority_class.ts";
import { builds, refuses } from "./built.ts";

builds(createPriorityClass, [["high --value=10 --global-default --description=first", {
  "kind": "PriorityClass",
  "apiVersion": "scheduling.k8s.io/v1",
  "metadata": { "name": "high" },
  "value": 10,
  "globalDefault": true,
  "description": "first",
  "preemptionPolicy": "PreemptLowerPriority",
}]]);

refuses(createPriorityClass, [[
  "p --value=a",
  'error: invalid argument "a" for "--value" flag: strconv.ParseInt: parsing "a": invalid syntax',
]]);
