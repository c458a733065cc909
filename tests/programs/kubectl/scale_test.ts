import { scene } from "./scene.ts";

scene("scale", [
  ["scale -n shop --replicas=2 deploy/front", "deployment.apps/front scaled\n"],
  ["get -n shop deploy front -o jsonpath={.spec.replicas}", "2"],
  [
    "scale -n shop --replicas=1 --current-replicas=5 deploy/front",
    "error: Expected replicas to be 5, was 2\n",
  ],
  [
    "scale -n shop --replicas=1 deploy/nope",
    'Error from server (NotFound): deployments.apps "nope" not found\n',
  ],
  [
    "scale -n shop --replicas=-1 deploy/front",
    "error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0\n",
  ],
  ["scale deploy/front", 'error: required flag(s) "replicas" not set\n'],
]);
