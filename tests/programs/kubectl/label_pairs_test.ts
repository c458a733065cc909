import { scene } from "./scene.ts";

scene("labels of a service", [
  [
    "expose -n shop deploy front --name=x --port=1 --labels=a=b,c=d --dry-run=client -o jsonpath={.metadata.labels}",
    '{"a":"b","c":"d"}',
  ],
  ["expose -n shop deploy front --name=x --port=1 --labels=a", "error: unexpected label spec: a\n"],
  ["expose -n shop deploy front --name=x --port=1 --labels==a", "error: unexpected empty label key\n"],
]);
