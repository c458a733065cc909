import { createQuota } from "../../../../src/programs/kubectl/create/quota.ts";
import { builds, refuses } from "./built.ts";

builds(createQuota, [["small --hard=cpu=1000m,memory=1024Mi --scopes=BestEffort", {
  "kind": "ResourceQuota",
  "apiVersion": "v1",
  "metadata": { "name": "small" },
  "spec": { "hard": { "cpu": "1", "memory": "1Gi" }, "scopes": ["BestEffort"] },
  "status": {},
}]]);

refuses(createQuota, [["q --hard=cpu", "error: Invalid argument syntax cpu, expected <resource>=<value>"], [
  "q --hard=cpu=x",
  "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
]]);
