import { scene } from "../scene.ts";

scene("rollout undo", [
  ["create deployment web --image=nginx:1.25", "deployment.apps/web created\n"],
  ["rollout status deploy/web", /successfully rolled out\n$/],
  ["set image deploy/web nginx=nginx:1.26", "deployment.apps/web image updated\n"],
  ["rollout status deploy/web", /successfully rolled out\n$/],
  ["rollout undo deploy/web --to-revision=9", "error: unable to find specified revision 9 in history\n"],
  [
    "rollout undo deploy/web --dry-run=client",
    /^deployment.apps\/web Pod Template:\n(.*\n)+ +Image:\tnginx:1.25\n(.*\n)+ \(dry run\)\n$/,
  ],
  ["rollout undo deploy/web", "deployment.apps/web rolled back\n"],
  ["get deploy web -o jsonpath={.spec.template.spec.containers[0].image}", "nginx:1.25"],
  ["rollout undo svc", /no visitor method exists/],
]);
