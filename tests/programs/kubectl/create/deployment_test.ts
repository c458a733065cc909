import { createDeployment } from "../../../../src/programs/kubectl/create/deployment.ts";
import { builds, refuses } from "./built.ts";

builds(createDeployment, [["web --image=nginx:1 --image=redis --replicas=3", {
  "kind": "Deployment",
  "apiVersion": "apps/v1",
  "metadata": { "name": "web", "labels": { "app": "web" } },
  "spec": {
    "replicas": 3,
    "selector": { "matchLabels": { "app": "web" } },
    "template": {
      "metadata": { "labels": { "app": "web" } },
      "spec": {
        "containers": [{ "name": "nginx", "image": "nginx:1", "resources": {} }, {
          "name": "redis",
          "image": "redis",
          "resources": {},
        }],
      },
    },
    "strategy": {},
  },
  "status": {},
}], ["web --image=nginx --port=80 -n sea -- sh -c date", {
  "kind": "Deployment",
  "apiVersion": "apps/v1",
  "metadata": { "name": "web", "namespace": "sea", "labels": { "app": "web" } },
  "spec": {
    "replicas": 1,
    "selector": { "matchLabels": { "app": "web" } },
    "template": {
      "metadata": { "labels": { "app": "web" } },
      "spec": {
        "containers": [{
          "name": "nginx",
          "image": "nginx",
          "command": ["sh", "-c", "date"],
          "ports": [{ "containerPort": 80 }],
          "resources": {},
        }],
      },
    },
    "strategy": {},
  },
  "status": {},
}]]);

refuses(createDeployment, [
  ["web --image=a --image=b -- x", "error: cannot specify multiple --image options and command"],
  ["--image=a", "error: exactly one NAME is required, got 0"],
  ["web", 'error: required flag(s) "image" not set'],
]);
