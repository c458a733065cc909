/** The containers of a project, as the engine lists them. */
import { type EngineClient, filterText } from "../../engine_client.ts";
import type { ContainerSummary } from "../../engine_objects.ts";
import { LABELS } from "./labels.ts";

export interface ProjectContainer extends ContainerSummary {
  /** Without a slash. */
  name: string;
  service: string;
  number: number;
  /** Made by `compose run`. */
  isOneOff: boolean;
  labels: Record<string, string>;
}

export interface ContainerWish {
  /** Those that do not run, too. */
  all?: boolean;
  services?: readonly string[];
  /** Also those of `compose run`. */
  oneOff?: "include" | "only";
}

/** By service and number. */
export async function projectContainers(
  client: EngineClient,
  project: string,
  { all = true, services = [], oneOff }: ContainerWish = {},
): Promise<ProjectContainer[]> {
  const filters = [`label=${LABELS.project}=${project}`, `label=${LABELS.configHash}`];
  if (!oneOff) filters.push(`label=${LABELS.oneOff}=False`);
  if (oneOff === "only") filters.push(`label=${LABELS.oneOff}=True`);
  const found = await client.get<ContainerSummary[]>("/containers/json", {
    all,
    filters: filterText(filters),
  });
  return found.map(withFacts)
    .filter(({ service }) => services.length === 0 || services.includes(service))
    .sort((a, b) => compare(a.service, b.service) || a.number - b.number || compare(a.name, b.name));
}

function withFacts(container: ContainerSummary): ProjectContainer {
  const labels = container.Labels ?? {};
  const names = (container.Names ?? []).map((name) => name.replace(/^\//, ""));
  return {
    ...container,
    labels,
    name: names.find((name) => !name.includes("/")) ?? names[0] ?? container.Id,
    service: labels[LABELS.service] ?? "",
    number: Number(labels[LABELS.containerNumber] ?? 0),
    isOneOff: labels[LABELS.oneOff] === "True",
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
