import { scene } from "../scene.ts";

scene("set env", [
  ["create deployment web --image=nginx", "deployment.apps/web created\n"],
  ["set env deploy/web A=b", "deployment.apps/web env updated\n"],
  ["set env deploy/web A=b", ""],
  [
    "set env deploy/web A=c --overwrite=false",
    "error: deployments/web 'A' already has a value (b), and --overwrite is false\n",
  ],
  ["set env deploy/web A-", "deployment.apps/web env updated\n"],
  ["get deploy web -o jsonpath={.spec.template.spec.containers[0].env}", ""],
  [
    "set env deploy/web A=b A-",
    "error: can not both modify and remove the same environment variable in the same command\n",
  ],
  ["set env deploy/web 1A=b", /^error: "1A" is not a valid key name: /],
  ["set env", "error: one or more resources must be specified as <resource> <name> or <resource>/<name>\n"],
]);
