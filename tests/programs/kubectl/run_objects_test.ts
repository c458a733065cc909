import { scene } from "./scene.ts";

scene("what run makes", [
  [
    "run c --image=nginx --env=A=b --port=80 --dry-run=client -o jsonpath={.spec.containers[0]} -- x y",
    '{"args":["x","y"],"env":[{"name":"A","value":"b"}],"image":"nginx","name":"c","ports":[{"containerPort":80}],"resources":{}}',
  ],
  [
    "run c --image=nginx --command --dry-run=client -o jsonpath={.spec.containers[0].command} -- x y",
    '["x","y"]',
  ],
  ["run c --image=nginx --env=A", "error: invalid env: A\n"],
  ["run c --image=nginx --port=x", 'error: strconv.Atoi: parsing "x": invalid syntax\n'],
]);
