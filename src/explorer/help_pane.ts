/** What works here: made from the bindings, so that it cannot be wrong. */
import { type Line, line } from "../terminal/line.ts";
import { pad } from "../terminal/width.ts";
import { bindingId } from "./bound_keys.ts";
import { keysEverywhere } from "./global_bindings.ts";
import { type Model, paneContext, topPane } from "./model.ts";
import { type BoundKey, type NewPane, newPane, type PaneDefinition } from "./pane.ts";
import { promptCommands } from "./prompt_commands.ts";
import { textBindings, textSearch } from "./text/text_bindings.ts";
import { fitted, matchCount, type TextView, textView, visibleLines } from "./text/text_view.ts";

interface HelpState {
  readonly view: TextView;
}

/** Help for what is on the screen now. */
export function newHelp(model: Model): NewPane {
  return newPane(helpPane, { view: textView(helpLines(model)) });
}

const helpPane: PaneDefinition<HelpState> = {
  name: "help",
  title: () => "Help",
  aside: ({ view }) => [{ text: matchCount(view), role: "dim" }],
  kubectl: () => "",
  bindings: () => bindings,
  search: textSearch(),
  view: ({ view }, { columns, rows }) => visibleLines(fitted(view, rows), columns, rows),
  start: () => [],
};

const bindings = textBindings<HelpState>({ cursorShown: false });

/** Keys of the shown pane by group, keys that work everywhere, and what can be typed. */
export function helpLines(model: Model): Line[] {
  const pane = topPane(model);
  const own = pane ? pane.keys(paneContext(model, pane.pane)) : [];
  // A pane's own meaning of a key wins.
  const taken = new Set(own.flatMap(({ keys }) => keys));
  const everywhere = keysEverywhere(model).map(({ binding, keys }) => ({
    id: bindingId(binding),
    keys: keys.filter((key) => !taken.has(key)),
    title: binding.title,
    group: binding.id?.startsWith("hotkey-") ? "Hotkeys" : "Everywhere",
    footer: undefined,
    whyNot: binding.whyNot?.(model),
  })).filter(({ keys }) => keys.length > 0);
  return [...keyLines(own), ...keyLines(everywhere), ...promptLines(), ...filterLines()];
}

function keyLines(keys: readonly BoundKey[]): Line[] {
  const groups = Map.groupBy(keys, (key) => key.group);
  return [...groups].flatMap(([group, members]) => [
    line(` ${group}`, "title"),
    ...members.map((key): Line => ({
      spans: [
        { text: pad(`   ${key.keys.join("  ")}`, keyWidth - 1) + " ", role: key.whyNot ? "dim" : "key" },
        { text: key.title, role: key.whyNot ? "dim" : "text" },
        { text: key.whyNot ? `   (${key.whyNot})` : "", role: "dim" },
      ],
    })),
    line(""),
  ]);
}

const keyWidth = 28;

function promptLines(): Line[] {
  const rows: [string, string][] = [
    [":KIND", "any kind: plural, singular, short name, Kind, name.group"],
    [":KIND NAMESPACE", "in that namespace; all or -A: in all"],
    [":KIND app=web", "by labels; also -l 'env in (a, b)'"],
    [":KIND /pattern", "with a filter"],
    [":KIND @CONTEXT", "in another context"],
    ...promptCommands.map((command): [string, string] => [`:${command.usage}`, command.title]),
  ];
  return section("Commands", rows);
}

function filterLines(): Line[] {
  return section("Filters in tables", [
    ["/web", "a regular expression, in any column; case does not matter"],
    ["/web prod", "both"],
    ["/!web", "not"],
    ['/"a b"', "with a space"],
    ["/app=web  /-l 'a in (b)'", "by labels"],
    ["/-f wb", "letters of the name"],
  ]);
}

function section(title: string, rows: readonly [string, string][]): Line[] {
  return [
    line(` ${title}`, "title"),
    ...rows.map(([left, right]): Line => ({
      spans: [{ text: pad(`   ${left}`, keyWidth), role: "key" }, { text: right }],
    })),
    line(""),
  ];
}
