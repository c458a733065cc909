import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "./row_source.ts";

/** Every kind that the cluster serves, as `kubectl api-resources` prints them. Names are such as `:` takes. */
export const apiResources: RowSource = {
  name: "api-resources",
  title: "API resources",
  kubectl: ({ contextFlag }, isWide) => `kubectl api-resources${isWide ? " -o wide" : ""}${contextFlag}`,
  read: (_port, tell, _signal, { discovery }) => {
    const rows = (discovery?.resources ?? []).map((resource) =>
      sourceRow({
        uid: `${resource.name}.${resource.version}.${resource.group}`,
        name: resource.name,
        cells: [
          resource.name,
          resource.shortNames.join(","),
          resource.group ? `${resource.group}/${resource.version}` : resource.version,
          String(resource.namespaced),
          resource.kind,
          resource.verbs.join(","),
          resource.categories.join(","),
        ],
      })
    );
    const state = discovery ? undefined : { kind: "loading" as const, count: 0, remaining: undefined };
    rowsTeller(columns, tell)(rows, state);
    return Promise.resolve();
  },
  enterTitle: "show",
  enter: ({ uid }) => [{ type: "run", line: uid.replace(/\.$/, "") }],
  empty: "The server offers no kinds.",
};

const columns = sourceColumns(
  ["Name", "ShortNames", "ApiVersion", "Namespaced", "Kind"],
  ["Verbs", "Categories"],
);
