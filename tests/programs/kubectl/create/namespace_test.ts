import { createNamespace } from "../../../../src/programs/kubectl/create/namespace.ts";
import { builds, refuses } from "./built.ts";

builds(createNamespace, [["sea", {
  "kind": "Namespace",
  "apiVersion": "v1",
  "metadata": { "name": "sea" },
  "spec": {},
  "status": {},
}]]);

refuses(createNamespace, [["", "error: exactly one NAME is required, got 0"], [
  "a b",
  "error: exactly one NAME is required, got 2",
], ["a --dry-run=x", 'error: Invalid dry-run value (x). Must be "none", "server", or "client".']]);
