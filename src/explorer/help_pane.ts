/** What works here: made from the bindings, so that it cannot be wrong. */
import { cut, type Line, line, type Span, spansWidth } from "../terminal/line.ts";
import { pad, textWidth } from "../terminal/width.ts";
import { bindingId } from "./bound_keys.ts";
import { keysEverywhere } from "./global_bindings.ts";
import { type Model, paneContext, topPane } from "./model.ts";
import { type BoundKey, type NewPane, newPane, type PaneDefinition } from "./pane.ts";
import { promptCommands } from "./prompt_commands.ts";
import { textBindings, textSearch } from "./text/text_bindings.ts";
import { fitted, matchCount, type TextView, textView, visibleLines, withLines } from "./text/text_view.ts";

interface HelpState {
  readonly sections: readonly Section[];
  readonly columns: number;
  readonly view: TextView;
}

/** A heading and what stands below it. */
interface Section {
  readonly title: string;
  readonly rows: readonly Line[];
}

/** Help for what is on the screen now. */
export function newHelp(model: Model): NewPane {
  const sections = helpSections(model);
  return newPane(helpPane, laidOut(sections, model.columns, textView()));
}

const helpPane: PaneDefinition<HelpState> = {
  name: "help",
  title: () => "Help",
  aside: ({ view }) => [{ text: matchCount(view), role: "dim" }],
  kubectl: () => "",
  bindings: () => bindings,
  search: textSearch(),
  view: ({ view }, { columns, rows }) => visibleLines(fitted(view, rows, columns), columns, rows),
  tick: (state, { columns }) =>
    columns === state.columns ? state : laidOut(state.sections, columns, state.view),
  start: () => [],
};

function laidOut(sections: readonly Section[], columns: number, view: TextView): HelpState {
  return { sections, columns, view: withLines(view, helpLines(sections, columns)) };
}

const bindings = textBindings<HelpState>({ cursorShown: false });

/** The least that a column of sections needs. */
const columnWidth = 80;

/** Sections below one another, in as many columns as there is room for. */
export function helpLines(sections: readonly Section[], columns: number): Line[] {
  const count = Math.max(1, Math.floor(columns / columnWidth));
  const width = Math.floor(columns / count);
  const stacks = stacked(sections, count);
  const height = Math.max(...stacks.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => ({
    spans: stacks.flatMap((stack, index) => {
      const spans = stack[row]?.spans ?? [];
      return index === stacks.length - 1 ? spans : filled(cut(spans, width - 2), width);
    }),
  }));
}

/** Sections stay whole; each column gets its share of the lines. */
function stacked(sections: readonly Section[], count: number): Line[][] {
  const share = sections.reduce((sum, { rows }) => sum + rows.length + 2, 0) / count;
  const stacks: Line[][] = Array.from({ length: count }, () => []);
  let at = 0;
  for (const { title, rows } of sections) {
    const half = (rows.length + 2) / 2;
    if (at < count - 1 && stacks[at]!.length > 0 && stacks[at]!.length + half > share) at++;
    stacks[at]!.push(line(` ${title}`, "title"), ...rows, line(""));
  }
  return stacks;
}

function filled(spans: Span[], width: number): Span[] {
  return [...spans, { text: " ".repeat(Math.max(0, width - spansWidth(spans))) }];
}

/** Keys of the shown pane by group, keys that work everywhere, and what can be typed. */
export function helpSections(model: Model): Section[] {
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
  return [
    ...keySections([...own, ...everywhere]),
    commandSection(),
    ...aliasSections(model),
    filterSection,
    differenceSection,
  ];
}

function keySections(keys: readonly BoundKey[]): Section[] {
  return [...Map.groupBy(keys, ({ group }) => group)].map(([title, members]) => ({
    title,
    rows: members.map((key): Line => {
      const names = keyNames(key.keys);
      return {
        spans: [
          { text: pad(`   ${names}`, keyWidth - 1) + " ", role: key.whyNot ? "dim" : "key" },
          { text: key.title, role: key.whyNot ? "dim" : "text" },
          { text: key.whyNot ? `   (${key.whyNot})` : "", role: "dim" },
        ],
      };
    }),
  }));
}

/** `1 … 9` for keys that follow one another. */
function keyNames(keys: readonly string[]): string {
  const isRow = keys.length > 4 &&
    keys.every((key, index) =>
      key.length === 1 && (index === 0 || key.charCodeAt(0) === keys[index - 1]!.charCodeAt(0) + 1)
    );
  return isRow ? `${keys[0]} … ${keys.at(-1)}` : keys.join("  ");
}

const keyWidth = 26;

function commandSection(): Section {
  return section("Commands", [
    [":KIND", "any kind: plural, singular, short name, Kind, name.group"],
    [":KIND NAMESPACE", "in that namespace; all or -A: in all"],
    [":KIND app=web", "by labels; also -l 'env in (a, b)'"],
    [":KIND /pattern", "with a filter"],
    [":KIND @CONTEXT", "in another context"],
    ...promptCommands.map((command): [string, string] => [`:${command.usage}`, command.title]),
  ]);
}

/** The user's own words. */
function aliasSections({ settings }: Model): Section[] {
  const rows = Object.entries(settings.aliases).map((
    [word, text],
  ): [string, string] => [`:${word}`, `:${text}`]);
  return rows.length === 0 ? [] : [section("Aliases", rows)];
}

const filterSection: Section = section("Filters in tables", [
  ["/web", "a regular expression, in any column; case does not matter"],
  ["/web prod", "both"],
  ["/!web", "not"],
  ['/"a b"', "with a space"],
  ["/app=web  /-l 'a in (b)'", "by labels"],
  ["/-f wb", "letters of the name"],
]);

/** For hands that know k9s: where a key does something else. */
const differenceSection: Section = section("Other than in k9s", [
  ["q", "leaves the program from the first view"],
  ["Ctrl-K", "asks, and Enter does it"],
  ["Ctrl-U", "takes the last change back; in a prompt it clears, as there"],
  ["Ctrl-L", "lists revisions, of whole workloads, too: Enter compares, r goes back"],
  ["Ctrl-P", "nothing: what is remembered is written by itself"],
  ["r", "in YAML: it follows the object, and r holds it still"],
  ["Shift-V", "sorts by volume or version; v does nothing: images are not scanned"],
  ["b", "nothing: there are no benchmarks"],
]);

/** A name that is too long for its column stands on a line of its own. */
function section(title: string, rows: readonly [string, string][]): Section {
  return {
    title,
    rows: rows.flatMap(([left, right]): Line[] => {
      const name = `   ${left}`;
      const whole = (text: string): Line => ({ spans: [{ text, role: "key" }] });
      const pair = (text: string): Line => ({
        spans: [{ text: pad(text, keyWidth), role: "key" }, { text: right }],
      });
      return textWidth(name) < keyWidth ? [pair(name)] : [whole(name), pair("")];
    }),
  };
}
