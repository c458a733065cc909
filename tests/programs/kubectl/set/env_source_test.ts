import { scene } from "../scene.ts";

scene("variables from config maps", [
  ["create deployment web --image=nginx", "deployment.apps/web created\n"],
  ["create cm c --from-literal=COLOR=blue --from-literal=SIZE=1", "configmap/c created\n"],
  ["set env deploy/web --from=cm/c --keys=COLOR --prefix=X_", "deployment.apps/web env updated\n"],
  [
    "get deploy web -o jsonpath={.spec.template.spec.containers[0].env}",
    '[{"name":"X_COLOR","valueFrom":{"configMapKeyRef":{"key":"COLOR","name":"c"}}}]',
  ],
  ["set env deploy/web --from=sa/default", "error: unsupported resource specified in --from\n"],
]);
