/** Every scenario, and what is the same in all of them. Loads nothing of the cluster itself. */
import { empty } from "./empty.ts";
import { incidents } from "./incidents.ts";
import { lecture } from "./lecture.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";
import { shop } from "./shop.ts";

/** Every scenario by name; the first is the default. */
export const SCENARIOS: readonly Scenario[] = [lecture, empty, shop, ...incidents];

/** What every kubeconfig for a world says. */
export const CLUSTER_FACTS = {
  cluster: "kubernetes",
  user: "kubernetes-admin",
} as const;

/** The contexts of a world; the first one is current. */
export function contextsOf(
  { contexts = [{ name: "default" }] }: Pick<Scenario, "contexts">,
): readonly ScenarioContext[] {
  return contexts;
}
