import { scene } from "./scene.ts";

scene("run", [
  ["run web --image=nginx", "pod/web created\n"],
  ["run web --image=nginx", 'Error from server (AlreadyExists): pods "web" already exists\n'],
  ["get pod web -o jsonpath={.metadata.labels}", '{"run":"web"}'],
  ["run b --image=nginx --expose --port=80", "service/b created\npod/b created\n"],
  [
    "run c --image=nginx --rm",
    "error: --rm should only be used for attached containers\nSee 'kubectl kubectl run -h' for help and examples\n",
  ],
  [
    "run c --image=nginx --restart=Foo",
    "error: invalid restart policy: Foo\nSee 'kubectl kubectl run -h' for help and examples\n",
  ],
]);
