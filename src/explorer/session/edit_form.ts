import type { Command } from "../command.ts";
import { formPane } from "../dialog/form.ts";
import type { PaneContext } from "../pane.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { editObject } from "./edit_object.ts";

/** Edits an object; for a secret it asks whether its values are to be decoded. */
export function edit(target: Target, context: PaneContext): readonly Command[] {
  const { resource } = target;
  if (resource.group !== "" || resource.name !== "secrets") {
    return editObject({ target, context, isDecoded: false });
  }
  return [{
    type: "open",
    pane: formPane({
      title: `Edit ${targetTitle(target)}`,
      fields: [{
        name: "values",
        label: "values",
        type: "choice",
        value: decoded,
        choices: [decoded, encoded],
        hint: "decoded ones are encoded again when you save",
      }],
      kubectl: (_values, now) => `kubectl edit ${kubectlTarget(target, now)}${now.contextFlag}`,
      submit: ({ values }) => editObject({ target, context, isDecoded: values === decoded }),
    }),
  }];
}

const [decoded, encoded] = ["as text", "in base64"] as const;
