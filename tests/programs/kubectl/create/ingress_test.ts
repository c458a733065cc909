import { createIngress } from "../../../../src/programs/kubectl/create/ingress.ts";
import { builds, refuses } from "./built.ts";

builds(createIngress, [[
  "web --rule=a.test/*=web:80,tls=cert --rule=a.test/x=x:http --class=nginx --annotation=a=b",
  {
    "kind": "Ingress",
    "apiVersion": "networking.k8s.io/v1",
    "metadata": { "name": "web", "annotations": { "a": "b" } },
    "spec": {
      "ingressClassName": "nginx",
      "tls": [{ "hosts": ["a.test"], "secretName": "cert" }],
      "rules": [{
        "host": "a.test",
        "http": {
          "paths": [{
            "path": "/",
            "pathType": "Prefix",
            "backend": { "service": { "name": "web", "port": { "number": 80 } } },
          }, {
            "path": "/x",
            "pathType": "Exact",
            "backend": { "service": { "name": "x", "port": { "name": "http" } } },
          }],
        },
      }],
    },
    "status": { "loadBalancer": {} },
  },
], ["web --default-backend=web:80", {
  "kind": "Ingress",
  "apiVersion": "networking.k8s.io/v1",
  "metadata": { "name": "web" },
  "spec": { "defaultBackend": { "service": { "name": "web", "port": { "number": 80 } } } },
  "status": { "loadBalancer": {} },
}]]);

refuses(createIngress, [[
  "web",
  "error: not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)",
], [
  "web --rule=x",
  "error: rule x is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]",
], ["web --default-backend=a", "error: default-backend should be in format servicename:serviceport"]]);
