import { scene } from "./scene.ts";

scene("expose", [
  ["expose -n shop deploy front --name=f2 --port=80,81 --target-port=8080", "service/f2 exposed\n"],
  ["get -n shop svc f2 -o jsonpath={.spec.ports[*].name}:{.spec.ports[1].targetPort}", "port-1 port-2:8080"],
  ["expose -n shop deploy front --name=f3 --port=x", 'error: strconv.Atoi: parsing "x": invalid syntax\n'],
  [
    "expose -n shop deploy front --name=f3 --port=1 --session-affinity=x",
    "error: unknown session affinity: x\n",
  ],
]);
