import { scene } from "../scene.ts";

scene("auth can-i", [
  ["auth can-i get pods", "yes\n"],
  ["auth can-i get pods -q", ""],
  ["auth can-i get frobs", "yes\nWarning: the server doesn't have a resource type 'frobs'\n\n"],
  ["auth can-i get nodes", "yes\nWarning: resource 'nodes' is not namespace scoped\n\n"],
  ["auth can-i eat pods", "yes\nWarning: verb 'eat' is not a known verb\n\n"],
  [
    "auth can-i get",
    "error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.\n",
  ],
  ["auth can-i --list get", "error: list option must be specified with no arguments\n"],
  ["auth can-i --list --no-headers", /^\*\.\* +\[\] +\[\] +\[\*\]\n +\[\*\] +\[\] +\[\*\]\n/],
]);
