import { createDisruptionBudget } from "../../../../src/programs/kubectl/create/disruption_budget.ts";
import { builds, refuses } from "./built.ts";

builds(createDisruptionBudget, [["web --selector=app=web --min-available=50%", {
  "kind": "PodDisruptionBudget",
  "apiVersion": "policy/v1",
  "metadata": { "name": "web" },
  "spec": { "minAvailable": "50%", "selector": { "matchLabels": { "app": "web" } } },
  "status": { "disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0 },
}], ["web --selector=app=web --max-unavailable=1", {
  "kind": "PodDisruptionBudget",
  "apiVersion": "policy/v1",
  "metadata": { "name": "web" },
  "spec": { "selector": { "matchLabels": { "app": "web" } }, "maxUnavailable": 1 },
  "status": { "disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0 },
}]]);

refuses(createDisruptionBudget, [["p", "error: a selector must be specified"], [
  "p --selector=a=b",
  "error: one of min-available or max-unavailable must be specified",
], ["p --selector=a=b --min-available=x", "error: invalid format specified for min-available"]]);
