/** Every scenario, and what is the same in all of them. Loads nothing of the cluster itself. */
import { empty } from "./empty.ts";
import { incidents } from "./incidents.ts";
import { lecture } from "./lecture.ts";
import type { Scenario } from "./scenario.ts";
import { shop } from "./shop.ts";

/** Every scenario by name; the first is the default. */
export const SCENARIOS: readonly Scenario[] = [lecture, empty, shop, ...incidents];

/** What a kubeconfig for the world says; the first context is the current one. */
export const CLUSTER_FACTS = {
  cluster: "kubernetes",
  user: "kubernetes-admin",
  contexts: [{ name: "default" }, { name: "cool-app", namespace: "cool-app" }],
} as const;
