import { scene } from "../scene.ts";

scene("objects with pods and without", [
  [
    "set image -n shop svc/front a=b",
    "error: services/front the object is not a pod or does not have a pod template: *v1.Service\n",
  ],
  ["create cronjob c --image=busybox --schedule=@yearly", "cronjob.batch/c created\n"],
  ["set image cronjob/c c=nginx", "cronjob.batch/c image updated\n"],
  ["set resources cronjob/c -c c* --limits=cpu=1", "cronjob.batch/c resource requirements updated\n"],
]);
