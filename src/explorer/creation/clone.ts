/** Another object like one that is there: a new name, and what the server has put there left out. */
import { dnsLabelProblems, subdomainProblems } from "../../kube/name_rules.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml.ts";
import { propose } from "../change/propose.ts";
import type { Command } from "../command.ts";
import { formPane } from "../dialog/form.ts";
import type { PaneContext } from "../pane.ts";
import { lookFirst } from "../removal/look_first.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { bareManifest } from "./bare_manifest.ts";
import { createChange } from "./create_change.ts";
import { createDraft } from "./create_draft.ts";

export function cloneForm(target: Target, { contextFlag }: PaneContext): readonly Command[] {
  const { resource, namespace, name } = target;
  const place = resource.namespaced
    ? [{
      name: "namespace",
      label: "Namespace",
      type: "text" as const,
      value: namespace,
      problem: (value: string) => dnsLabelProblems(value)[0],
    }]
    : [];
  return [{
    type: "open",
    pane: formPane({
      title: `Clone ${targetTitle(target)}`,
      fields: [
        {
          name: "name",
          label: "New name",
          type: "text",
          value: `${name}-copy`,
          problem: (value) => subdomainProblems(value)[0],
        },
        ...place,
        { name: "edit", label: "Edit it first", type: "toggle", value: "no", hint: "in your editor" },
      ],
      kubectl: (_values, now) => `kubectl get ${kubectlTarget(target, now)} -o yaml${contextFlag}`,
      submit: (values, context) => {
        const next = { name: values["name"]!, namespace: values["namespace"] ?? "" };
        if (next.name === name && next.namespace === namespace) {
          return "this is the object itself: another name is needed";
        }
        return lookFirst(`Clone ${targetTitle(target)}`, async ({ client }, signal) => {
          const path = resourcePath(resource, { namespace, name });
          const object = clonedObject(await client.get(path, { signal }), next);
          if (values["edit"] !== "yes") {
            return propose(
              createChange([{ object, target: { ...target, ...next, uid: "" } }], context),
              context,
            );
          }
          const title = `Clone ${targetTitle(target)} as ${next.name}`;
          const file = `clone-${resource.kind.toLowerCase()}-${next.name}`;
          return createDraft({ title, name: file, text: printYaml(object as unknown as Json) }, context);
        });
      },
    }),
  }];
}

/** The bare manifest under another name; what selects pods by the old name's label is left as it is. */
export function clonedObject(
  object: KubeObject,
  { name, namespace }: { name: string; namespace: string },
): KubeObject {
  const bare = bareManifest(object);
  const { "kubectl.kubernetes.io/last-applied-configuration": _, ...annotations } =
    bare.metadata.annotations ?? {};
  const { annotations: _annotations, ...metadata } = bare.metadata;
  return {
    ...bare,
    metadata: {
      ...metadata,
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      name,
      ...(namespace ? { namespace } : {}),
    },
  };
}
