import { createDockerRegistry } from "../../../../src/programs/kubectl/create/docker_registry.ts";
import { builds, refuses } from "./built.ts";

builds(createDockerRegistry, [["pull --docker-username=u --docker-password=p --docker-server=s", {
  "kind": "Secret",
  "apiVersion": "v1",
  "metadata": { "name": "pull" },
  "data": {
    ".dockerconfigjson":
      "eyJhdXRocyI6eyJzIjp7InVzZXJuYW1lIjoidSIsInBhc3N3b3JkIjoicCIsImF1dGgiOiJkVHB3In19fQ==",
  },
  "type": "kubernetes.io/dockerconfigjson",
}]]);

refuses(createDockerRegistry, [[
  "pull --docker-server=s",
  "error: either --from-file or the combination of --docker-username, --docker-password and --docker-server is required",
]]);
