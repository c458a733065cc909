import { scene } from "../scene.ts";

scene("cluster-info dump", [
  [
    "cluster-info dump -o 'jsonpath={.kind};' --namespaces nope",
    /^NodeList;EventList;ReplicationControllerList;ServiceList;DaemonSetList;.*;.*;PodList;$/,
  ],
  ["cluster-info dump -o name", "error: list types are not supported by name printing: *v1.NodeList\n"],
  [
    "cluster-info dump --namespaces kube-system -o jsonpath=",
    "error: template format specified but no template given\n",
  ],
  [
    "cluster-info dump --namespaces shop -o 'jsonpath={.kind};'",
    /PodList;==== START logs for container app of pod shop\/catalog-\S+ ====\n(.*\n)*==== END logs for /,
  ],
  ["cluster-info dump --output-directory=/state", "Cluster info dumped to /state\n"],
]);
