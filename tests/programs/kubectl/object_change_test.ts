import { scene } from "./scene.ts";

scene("changes of objects", [
  ["set image -n shop deploy/nope a=b", 'Error from server (NotFound): deployments.apps "nope" not found\n'],
  ["set image -n shop deploy/front nope=b", 'error: unable to find container named "nope"\n'],
]);
