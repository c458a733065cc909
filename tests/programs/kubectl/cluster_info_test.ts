import { scene } from "./scene.ts";

scene("cluster-info", [
  [
    "cluster-info",
    /^Kubernetes control plane is running at .*\nCoreDNS is running at .*\/api\/v1\/namespaces\/kube-system\/services\/kube-dns:dns\/proxy\n\nTo further debug/,
  ],
]);
