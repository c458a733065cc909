import { scene } from "./scene.ts";

scene("what expose takes from objects", [
  ["expose -n shop svc front --name=f2", "service/f2 exposed\n"],
  ["expose -n shop cm kube-root-ca.crt --port=80", "error: cannot expose a ConfigMap\n"],
  ["create deployment bare --image=nginx", "deployment.apps/bare created\n"],
  ["expose deploy bare", "error: couldn't find port via --port flag or introspection\n"],
]);
