import { scene } from "../scene.ts";

scene("set selector", [
  ["set selector -n shop svc/front app=x", "service/front selector updated\n"],
  ["get -n shop svc front -o jsonpath={.spec.selector}", '{"app":"x"}'],
  ["set selector -n shop deploy/front app=x", "error: setting a selector is only supported for Services\n"],
  [
    "set selector -n shop svc/front 'a in (b)'",
    "error: match expression [{a In [b]}] not supported on this object\n",
  ],
]);
