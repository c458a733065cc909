/** Templates for new objects; Enter opens one in the editor. */
import type { ApiResource } from "../../kube/discovery.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { lookFirst } from "../removal/look_first.ts";
import { resolveResource, resourceOfKind } from "../resolve_resource.ts";
import { rightTitle } from "../rights.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { sourceTable } from "../table/table_pane.ts";
import { namespaceOf } from "./apply.ts";
import { createDraft } from "./create_draft.ts";
import { type Template, templates, templateText } from "./templates.ts";

/** A word such as `deploy` opens its template at once; without one, or for other kinds, the table opens. */
export function openTemplates(word: string | undefined): readonly Command[] {
  const table: Command = { type: "open", pane: sourceTable(templateSource) };
  if (word === undefined) return [table];
  return lookFirst(`Create ${word}`, async (port, signal, _machine, context) => {
    const resource = resolveResource(context.discovery ?? await port.discover(signal), word);
    if (!resource) throw new Error(`the server doesn't have a resource type "${word}"`);
    return templateFor(resource) ? createFrom(resource, context) : [noTemplate(resource), table];
  });
}

/** The template of a kind in the editor, or the table of all. */
export function createLike(resource: ApiResource, context: PaneContext): readonly Command[] {
  if (templateFor(resource)) return createFrom(resource, context);
  return [noTemplate(resource), { type: "open", pane: sourceTable(templateSource) }];
}

function noTemplate({ kind }: ApiResource): Command {
  return {
    type: "notify",
    text: `There is no template for ${kind}: Ctrl-N clones one that is there`,
    role: "warn",
  };
}

const templateSource: RowSource = {
  name: "templates",
  title: "Templates",
  kubectl: () => "",
  read: (_port, tell) => {
    const rows = templates.map(({ kind, apiVersion, purpose }) =>
      sourceRow({ uid: kind, name: kind, cells: [kind, apiVersion, purpose] })
    );
    rowsTeller(sourceColumns(["Name", "API", "For"]), tell)(rows);
    return Promise.resolve();
  },
  enterTitle: "write one",
  enter: ({ name }, context) => {
    const { apiVersion } = templates.find(({ kind }) => kind === name)!;
    const resource = context.discovery && resourceOfKind(context.discovery, apiVersion, name);
    return resource
      ? createFrom(resource, context)
      : [{ type: "notify", text: `this cluster has no ${name}`, role: "warn" }];
  },
  empty: "There are no templates.",
};

function templateFor({ kind, group }: ApiResource): Template | undefined {
  return templates.find((template) =>
    template.kind === kind &&
    (template.apiVersion.includes("/") ? template.apiVersion.split("/")[0] : "") === group
  );
}

function createFrom(resource: ApiResource, context: PaneContext): readonly Command[] {
  const template = templateFor(resource)!;
  const namespace = resource.namespaced ? namespaceOf(context) : "";
  const right = { verb: "create", group: resource.group, resource: resource.name, namespace };
  const title = `Create a ${resource.kind}`;
  if (context.readOnly) {
    return [{
      type: "notify",
      text: `${title}: read-only mode (start with --write, or :write)`,
      role: "warn",
    }];
  }
  if (context.rights.may(right) === false) {
    return [{ type: "notify", text: `${title}: you may not ${rightTitle(right)}`, role: "warn" }];
  }
  const name = `create-${resource.kind.toLowerCase()}`;
  return createDraft({ title, name, text: templateText(template, namespace) }, context);
}
