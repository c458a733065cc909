import { scene } from "../scene.ts";

scene("what set changes", [
  [
    "set image -n shop deploy --all *=nginx --dry-run=client",
    "deployment.apps/catalog image updated (dry run)\ndeployment.apps/front image updated (dry run)\n",
  ],
  [
    "set image -n shop deploy -l app=front *=nginx --dry-run=server",
    "deployment.apps/front image updated (server dry run)\n",
  ],
  ["set image -n shop deploy *=nginx", "error: resource(s) were provided, but no name was specified\n"],
]);
