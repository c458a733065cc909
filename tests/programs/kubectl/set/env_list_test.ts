import { scene } from "../scene.ts";

scene("variables in a list", [
  ["create deployment web --image=nginx", "deployment.apps/web created\n"],
  ["create cm c --from-literal=COLOR=blue", "configmap/c created\n"],
  ["set env deploy/web A=b", "deployment.apps/web env updated\n"],
  ["set env deploy/web --from=cm/c", "deployment.apps/web env updated\n"],
  [
    "set env deploy/web --list",
    "# Deployment web, container nginx\nA=b\n# COLOR from configmap c, key COLOR\n",
  ],
  ["set env deploy/web --list --resolve", "# Deployment web, container nginx\nA=b\nCOLOR=blue\n"],
]);
