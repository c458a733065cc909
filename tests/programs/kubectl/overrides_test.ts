import { scene } from "./scene.ts";

scene("overrides of what is made", [
  [
    'expose -n shop deploy front --name=x --port=1 --overrides={"spec":{"type":"NodePort"}} --dry-run=client -o jsonpath={.spec.type}',
    "NodePort",
  ],
  [
    'expose -n shop deploy front --name=x --port=1 --override-type=strategic --overrides={"spec":{"type":"NodePort"}} --dry-run=client -o jsonpath={.spec.type}',
    "NodePort",
  ],
  [
    'expose -n shop deploy front --name=x --port=1 --override-type=json --overrides=[{"op":"add","path":"/metadata/name","value":"y"}] --dry-run=client -o name',
    "service/y\n",
  ],
  ["expose -n shop deploy front --name=x --port=1 --overrides=x", "error: Invalid JSON Patch\n"],
  [
    "expose -n shop deploy front --name=x --port=1 --override-type=x --overrides={}",
    "error: invalid override type: x\n",
  ],
]);
