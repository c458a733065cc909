import { scene } from "../scene.ts";

scene("set serviceaccount", [
  ["set sa -n shop deploy/front robot", "deployment.apps/front serviceaccount updated\n"],
  ["get -n shop deploy front -o jsonpath={.spec.template.spec.serviceAccountName}", "robot"],
]);
