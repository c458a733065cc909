import { createGenericSecret } from "../../../../src/programs/kubectl/create/generic_secret.ts";
import { builds, refuses } from "./built.ts";

builds(createGenericSecret, [["web --from-literal=a=b --type=x/y", {
  "kind": "Secret",
  "apiVersion": "v1",
  "metadata": { "name": "web" },
  "data": { "a": "Yg==" },
  "type": "x/y",
}], ["web --from-literal=a=1 --append-hash", {
  "kind": "Secret",
  "apiVersion": "v1",
  "metadata": { "name": "web-kk4bd689fm" },
  "data": { "a": "MQ==" },
}]]);

refuses(createGenericSecret, [
  ["web --from-literal=a", "error: invalid literal source a, expected key=value"],
  [
    "web --from-literal=a=1 --from-literal=a=2",
    "error: cannot add key a, another key by that name already exists",
  ],
]);
