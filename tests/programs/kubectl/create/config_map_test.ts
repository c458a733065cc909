import { createConfigMap } from "../../../../src/programs/kubectl/create/config_map.ts";
import { builds, refuses } from "./built.ts";

builds(createConfigMap, [["web --from-literal=a=b --from-literal=c=d,e", {
  "kind": "ConfigMap",
  "apiVersion": "v1",
  "metadata": { "name": "web" },
  "data": { "a": "b", "c": "d,e" },
}], ["web --from-literal=a=b --append-hash", {
  "kind": "ConfigMap",
  "apiVersion": "v1",
  "metadata": { "name": "web-gmhk54bgc9" },
  "data": { "a": "b" },
}]]);

refuses(createConfigMap, [["web --from-literal=a", "error: invalid literal source a, expected key=value"], [
  "web --from-literal=a=1 --from-literal=a=2",
  'error: cannot add key "a", another key by that name already exists in Data for ConfigMap "web"',
], ["web --from-file=nope", "error: error reading nope: no such file or directory"]]);
