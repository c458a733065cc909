import { scene } from "../scene.ts";

scene("set resources", [
  ["create deployment web --image=nginx", "deployment.apps/web created\n"],
  [
    "set resources deploy/web --limits=cpu=200m --requests=memory=1024Mi",
    "deployment.apps/web resource requirements updated\n",
  ],
  [
    "get deploy web -o jsonpath={.spec.template.spec.containers[0].resources}",
    '{"limits":{"cpu":"200m"},"requests":{"memory":"1Gi"}}',
  ],
  [
    "set resources deploy/web",
    "error: you must specify an update to requests or limits (in the form of --requests/--limits)\n",
  ],
  [
    "set resources deploy/web --limits=cpu",
    "error: Invalid argument syntax cpu, expected <resource>=<value>\n",
  ],
  ["set resources deploy/web -c nope --limits=cpu=1", "error: unable to find container named nope\n"],
]);
