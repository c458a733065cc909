import { createServiceAccount } from "../../../../src/programs/kubectl/create/service_account.ts";
import { builds, refuses } from "./built.ts";

builds(createServiceAccount, [["robot -n sea", {
  "kind": "ServiceAccount",
  "apiVersion": "v1",
  "metadata": { "name": "robot", "namespace": "sea" },
}]]);

refuses(createServiceAccount, [["", "error: exactly one NAME is required, got 0"]]);
