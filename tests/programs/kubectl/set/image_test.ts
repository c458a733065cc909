import { scene } from "../scene.ts";

scene("set image", [
  ["create deployment web --image=nginx", "deployment.apps/web created\n"],
  ["set image deploy/web nginx=nginx:1.25", "deployment.apps/web image updated\n"],
  ["set image deploy/web nginx=nginx:1.25", ""],
  ["get deploy web -o jsonpath={.spec.template.spec.containers[0].image}", "nginx:1.25"],
  ["set image deploy/web nope=x", 'error: unable to find container named "nope"\n'],
  ["set image deploy/web", "error: at least one image update is required\n"],
  [
    "set image deploy/web *=a b=c",
    "error: all containers are already specified by *, but saw more than one container_name=container_image pairs\n",
  ],
]);
