/** Every binding by the name that key maps have for it, as it is with a user's settings. */
import { keyMapOf } from "../settings/key_map.ts";
import type { Origin, Remark } from "../settings/layer.ts";
import { nearName } from "../shapes/near_name.ts";
import { defaultSettings, type Settings } from "../settings/settings.ts";
import { bindingId } from "./bound_keys.ts";
import { globalBindings, keysEverywhere } from "./global_bindings.ts";
import { emptyModel, type Model, paneContext } from "./model.ts";
import { keySamples } from "./key_samples.ts";
import { objectKeys } from "./object_keys.ts";
import { everySort } from "./table/sort_bindings.ts";

export interface NamedKeys {
  /** `table.wide-columns`, `any.describe`, `everywhere.help`. */
  readonly name: string;
  readonly title: string;
  /** Empty: it has none. */
  readonly keys: readonly string[];
}

/** In the order in which help would list them. */
export function keyCatalogue(settings: Settings): readonly NamedKeys[] {
  const map = keyMapOf(settings);
  const everywhere = keysEverywhere({ settings });
  const found = new Map<string, NamedKeys>();
  const add = (one: NamedKeys): void => void (found.has(one.name) || found.set(one.name, one));
  for (const binding of globalBindings) {
    const keys = everywhere.find((one) => one.binding === binding)?.keys ?? [];
    add({ name: `everywhere.${bindingId(binding)}`, title: binding.title, keys });
  }
  const deeds = new Set<string>();
  for (const { name, title, keys } of objectKeys()) {
    deeds.add(name);
    add({ name: `any.${name}`, title, keys: map.of("any", name)?.keys ?? keys });
  }
  const named = (model: Model): NamedKeys[] =>
    keySamples(model).flatMap((pane) =>
      pane.keys(paneContext(model, 1)).filter(({ id }) => !deeds.has(id))
        .map(({ id, title, keys }) => ({ name: `${pane.name}.${id}`, title, keys }))
    );
  named(sampleModel(settings)).forEach(add);
  // Which letters sort depends on the columns, and those on the kind.
  for (const { title, keys } of everySort()) {
    const id = bindingId({ title });
    add({ name: `table.${id}`, title, keys: map.of("table", id)?.keys ?? keys });
  }
  // What has lost all its keys is still there, and can be given some.
  for (const { name, title } of named(sampleModel(everyBinding))) add({ name, title, keys: [] });
  return [...found.values()];
}

/** As `keys:` in config.yaml. */
export function keyMapText(settings: Settings): string {
  const lines = keyCatalogue(settings).map(({ name, title, keys }) =>
    `  ${name}: [${keys.map((key) => JSON.stringify(key)).join(", ")}]  # ${title}\n`
  );
  return `keyPreset: ${settings.keyPreset}\nkeys:\n${lines.join("")}`;
}

/** What is wrong with the keys that the user has set. */
export function keyRemarks(
  { settings, origins }: { settings: Settings; origins: ReadonlyMap<string, Origin> },
): readonly Remark[] {
  const names = new Set(keyCatalogue(settings).map(({ name }) => name));
  const remark = (field: string, text: string, kind: Remark["kind"]): Remark => ({
    ...origins.get(field) ?? { file: "config.yaml", line: 0, column: 0 },
    field,
    text,
    kind,
  });
  const unknown = Object.keys(settings.keys).filter((name) => !isKnown(name, names)).map((name) => {
    const near = nearName(name, names);
    return remark(
      `keys.${name}`,
      `there is no binding ${name}${near ? `: did you mean ${near}?` : "; pequod config keys prints all"}`,
      "mistake",
    );
  });
  return [...unknown, ...conflicts(settings, remark)];
}

/** A key that the user has given to two bindings of one view. */
function conflicts(
  { keys }: Settings,
  remark: (field: string, text: string, kind: Remark["kind"]) => Remark,
): Remark[] {
  const owners = new Map<string, string>();
  const found: Remark[] = [];
  for (const [name, given] of Object.entries(keys)) {
    const view = name.split(".")[0]!;
    for (const key of given) {
      const other = owners.get(`${view} ${key}`);
      if (other) {
        found.push(remark(`keys.${name}`, `${key} is also on ${other}: only one of them gets it`, "mistake"));
      } else owners.set(`${view} ${key}`, name);
    }
  }
  return found;
}

/** A deed may be set for one view alone, and what several views have, for all of them. */
function isKnown(name: string, names: ReadonlySet<string>): boolean {
  if (names.has(name)) return true;
  const [view, ...rest] = name.split(".");
  const binding = rest.join(".");
  const views = new Set([...names].map((one) => one.split(".")[0]!));
  if (view === "any") {
    return [...names].some((one) => one.endsWith(`.${binding}`) && !one.startsWith("everywhere."));
  }
  return views.has(view!) && names.has(`any.${binding}`);
}

/** Settings under which every binding of a view has a key, also those that have none by themselves. */
const everyBinding: Settings = {
  ...defaultSettings,
  keys: { "any.half-page-down": ["F11"], "any.half-page-up": ["F12"] },
};

function sampleModel(settings: Settings): Model {
  const context = { name: "", cluster: "", user: "", namespace: "default" };
  return emptyModel({
    columns: 80,
    rows: 24,
    now: 0,
    programVersion: "",
    settings,
    context,
    contexts: [context],
    currentContext: "",
  });
}
