import { scene } from "./scene.ts";

const WEB = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n" +
  "spec: {template: {spec: {containers: [{name: web, image: a}]}}}\n";

scene("objects of files as a client writes them", [
  [
    "set image -f /web.yaml --local -o jsonpath={.spec.strategy}{.status}{.spec.template.spec.containers[0]} web=b",
    '{}{}{"image":"b","name":"web","resources":{}}',
  ],
], { files: { "/web.yaml": WEB } });
