import { scene } from "./scene.ts";

scene("autoscale", [
  [
    "autoscale -n shop deploy catalog --max=5 --cpu=80%",
    "horizontalpodautoscaler.autoscaling/catalog autoscaled\n",
  ],
  [
    "get -n shop hpa catalog -o jsonpath={.spec.maxReplicas}{.spec.metrics[0].resource.target.averageUtilization}",
    "580",
  ],
  [
    "autoscale -n shop deploy catalog --max=0",
    "error: --max=MAXPODS is required and must be at least 1, max: 0\n",
  ],
  [
    "autoscale -n shop svc front --max=1",
    "error: cannot autoscale a Service: could not find scale subresource for /v1, Resource=services in discovery information\n",
  ],
  ["autoscale -n shop deploy catalog --max=1 --cpu=x%", "error: invalid percentage value: x\n"],
]);
