import type { Json, KubeObject } from "../../kube/object.ts";
import { parseYamlDocuments } from "../../kube/yaml.ts";
import { DAY_MS, type Scenario, SECOND_MS } from "./scenario.ts";
import { foundation, NODES } from "./empty.ts";

/**
 * A scenario from a file of manifests, as `kubectl apply -f` takes them: an empty cluster a day old, on which they were
 * applied a minute ago.
 *
 * @throws {YamlError} with line and column
 * @throws {SyntaxError} a document that is no object, by its line
 */
export function manifestScenario(name: string, text: string): Scenario {
  const objects: KubeObject[] = [];
  for (const { value, line } of parseYamlDocuments(text)) {
    for (const object of itemsOf(value)) {
      if (!isObject(object)) {
        throw new SyntaxError(`line ${line}: an object needs apiVersion, kind and metadata.name`);
      }
      objects.push(object);
    }
  }
  return {
    name,
    summary: `the manifests in ${name}`,
    nodes: NODES,
    history: [...foundation(DAY_MS), { agoMs: 60 * SECOND_MS, objects }],
  };
}

/** A List is what is in it. */
function itemsOf(value: Json): readonly Json[] {
  const { kind, items } = (value ?? {}) as { kind?: unknown; items?: Json };
  return kind === "List" && Array.isArray(items) ? items : [value];
}

function isObject(value: Json): value is Json & KubeObject {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<KubeObject>;
  return typeof apiVersion === "string" && typeof kind === "string" && typeof metadata?.name === "string";
}
