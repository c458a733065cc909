import type { Service } from "./project.ts";

/** Names of the services, those first that others depend on. */
export function dependencyOrder(services: Readonly<Record<string, Service>>): string[] {
  const order: string[] = [];
  const visit = (name: string): void => {
    if (order.includes(name) || !Object.hasOwn(services, name)) return;
    for (const other of Object.keys(services[name]!.depends_on ?? {}).sort()) visit(other);
    order.push(name);
  };
  Object.keys(services).sort().forEach(visit);
  return order;
}

/** The names and all that they depend on. */
export function withDependencies(
  services: Readonly<Record<string, Service>>,
  names: readonly string[],
): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || !Object.hasOwn(services, name)) return;
    found.add(name);
    Object.keys(services[name]!.depends_on ?? {}).forEach(visit);
  };
  names.forEach(visit);
  return found;
}
