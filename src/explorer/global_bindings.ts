/** Keys that work in every pane, unless the pane has a use for them itself. */
import { everywhere } from "../settings/key_map.ts";
import type { Hotkey } from "../settings/settings.ts";
import { type Mapped, mappedKeys } from "./bound_keys.ts";
import type { Command } from "./command.ts";
import { hotkeyLine } from "./hotkey_line.ts";
import { newHelp } from "./help_pane.ts";
import { undo } from "./change/undo.ts";
import { isFullScreen, type Model, paneContext, topPane } from "./model.ts";
import { openPrompt } from "./prompt.ts";
import { suggestions } from "./suggest.ts";
import { stepped, toAndFro, type Walk } from "./walk.ts";

/** As `Binding`, for the whole explorer. */
export interface GlobalBinding {
  /** What key maps call it, as `everywhere.ID`; absent: the title with hyphens. */
  readonly id?: string;
  readonly keys: readonly string[];
  readonly title: string;
  readonly footer?: number;
  readonly whyNot?: (model: Model) => string | undefined;
  readonly run: (model: Model, key: string) => readonly [Model, readonly Command[]];
}

/** All of them with the keys that they have now, the user's hotkeys last. */
export function keysEverywhere({ settings }: Pick<Model, "settings">): readonly Mapped<GlobalBinding>[] {
  const hotkeys = settings.hotkeys.map(hotkeyBinding);
  const strong = new Set(settings.hotkeys.filter(({ override }) => override).map(({ key }) => key));
  const mapped = mappedKeys(settings, everywhere, globalBindings).map(({ binding, keys }) => ({
    binding,
    keys: keys.filter((key) => !strong.has(key)),
  }));
  return [
    ...mapped.filter(({ keys }) => keys.length > 0),
    ...hotkeys.map((binding) => ({ binding, keys: binding.keys })),
  ];
}

function hotkeyBinding({ key, description, command }: Hotkey): GlobalBinding {
  return {
    id: `hotkey-${key}`,
    keys: [key],
    title: description,
    footer: 45,
    run: (model) => [model, [{ type: "run", line: hotkeyLine(command, model) }]],
  };
}

export const globalBindings: readonly GlobalBinding[] = [
  {
    id: "command",
    keys: [":"],
    title: "command",
    footer: 51,
    run: (model) => {
      const prompt = { ...openPrompt("command"), suggestions: suggestions(model, "") };
      return [{ ...model, prompt, notice: null }, []];
    },
  },
  {
    id: "filter",
    keys: ["/"],
    title: "filter or search",
    footer: 50,
    whyNot: (model) => topPane(model)?.search ? undefined : "there is nothing to filter here",
    run: (model) => {
      const pane = topPane(model);
      const opened = openPrompt("search", pane?.searchText() ?? "", pane?.searchPlace());
      const suggestions = model.searches.toReversed().filter((text) => text !== opened.text);
      return [{ ...model, prompt: { ...opened, suggestions }, notice: null }, []];
    },
  },
  {
    id: "help",
    keys: ["?"],
    title: "help",
    footer: 52,
    run: (model) => [model, topPane(model)?.name === "help" ? [] : [{ type: "open", pane: newHelp(model) }]],
  },
  {
    id: "back",
    keys: ["Esc"],
    title: "back",
    run: (model) => [model, [{ type: isFullScreen(model) ? "fullScreen" : "back" }]],
  },
  {
    id: "leave",
    keys: ["q"],
    title: "back; leave from the first view",
    run: (model) => [model, [{ type: model.stack.length > 1 ? "back" : "quit" }]],
  },
  {
    id: "all-namespaces",
    keys: ["0"],
    title: "all namespaces",
    run: (model) => [model, [{ type: "namespace", namespace: undefined, here: true }]],
  },
  {
    id: "favourite",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    title: "that namespace",
    run: (model, key) => {
      const namespace = model.favourites[Number(key) - 1];
      if (namespace !== undefined) return [model, [{ type: "namespace", namespace, here: true }]];
      return [model, [{
        type: "notify",
        text: `No namespace is on ${key} yet: visited ones get digits.`,
        role: "dim",
      }]];
    },
  },
  walking("view-back", "[", "the view before", (walk) => stepped(walk, -1), "this is the first view"),
  walking("view-forward", "]", "the view after", (walk) => stepped(walk, 1), "this is the last view"),
  walking("view-last", "-", "to and fro between two views", toAndFro, "no other view was visited yet"),
  {
    id: "kinds",
    keys: ["Ctrl-A"],
    title: "every kind",
    run: (model) => [model, [{ type: "run", line: "api-resources" }]],
  },
  {
    id: "undo",
    keys: ["Ctrl-U"],
    title: "take back the last change",
    run: (model) => {
      const made = undo(paneContext(model, model.nextPane));
      return [model, typeof made === "string" ? [{ type: "notify", text: made, role: "warn" }] : made];
    },
  },
  {
    id: "header",
    keys: ["Ctrl-E"],
    title: "header: show, hide",
    run: (model) => [{ ...model, isHeaderHidden: !model.isHeaderHidden }, []],
  },
  {
    id: "crumbs",
    keys: ["Ctrl-G"],
    title: "breadcrumbs: show, hide",
    run: (model) => [{ ...model, areCrumbsHidden: !model.areCrumbsHidden }, []],
  },
  {
    id: "copy-kubectl",
    keys: ["Ctrl-Y"],
    title: "copy the kubectl command",
    run: (model) => [model, [{ type: "copyKubectl" }]],
  },
  {
    id: "quit",
    keys: ["Ctrl-C"],
    title: "quit",
    whyNot: ({ settings }) => settings.quitOnCtrlC ? undefined : "type :q (quitOnCtrlC is false)",
    run: (model) => [model, [{ type: "quit" }]],
  },
];

/** A key that leads along the visited views. */
function walking(
  id: string,
  key: string,
  title: string,
  next: (walk: Walk) => Walk | undefined,
  whyNot: string,
): GlobalBinding {
  return {
    id,
    keys: [key],
    title,
    whyNot: ({ walk }) => next(walk) ? undefined : whyNot,
    run: (model) => {
      const walk = next(model.walk);
      return [model, walk ? [{ type: "walk", walk }] : []];
    },
  };
}
