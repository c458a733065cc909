/** Every setting there is: its name in the file, what it may be, and what it does. */
import { parseKeyName } from "../terminal/key_name.ts";
import { parseColour } from "../terminal/colour_name.ts";
import { fillNames, roleNames } from "../terminal/theme.ts";
import { parseColumn, parseSort } from "./column_text.ts";
import {
  boolean,
  choice,
  either,
  type Field,
  integer,
  list,
  map,
  record,
  text,
  type TextShape,
} from "../shapes/shape.ts";

/** One key, or two after one another: `Ctrl-D`, `g g`. */
const key: TextShape = {
  type: "text",
  title: "a key, such as Ctrl-D, Shift-1, F5 or g g",
  problem: (written) => {
    const keys = written.split(/\s+/);
    if (keys.length > 2) return "at most two keys can follow one another";
    const wrong = keys.find((one) => !parseKeyName(one));
    return wrong === undefined ? undefined : `${JSON.stringify(wrong)} is no key`;
  },
};

const colour: TextShape = {
  type: "text",
  title: "a colour, such as #5fd7ff, red or default",
  problem: (written) => parseColour(written) === undefined ? "this is no colour" : undefined,
};

const column: TextShape = {
  type: "text",
  title: "a column: TITLE[:JSONPATH][|TNWHLR]",
  problem: (written) => problemOf(() => parseColumn(written)),
};

const sort: TextShape = {
  type: "text",
  title: "TITLE:asc or TITLE:desc",
  problem: (written) => problemOf(() => parseSort(written)),
};

const columns = map(
  either(
    list(column),
    record({
      columns: { shape: list(column), title: "The columns, in the order of the screen; others follow them" },
      sort: { shape: sort, title: "The order at first" },
    }),
  ),
);

const hotkeys = map(
  either(
    text,
    record({
      command: {
        shape: text,
        title: "What would be typed after the colon; $NAME, $NAMESPACE, $CONTEXT stand for the row",
      },
      description: { shape: text, title: "What help says of it" },
      override: { shape: boolean, title: "It wins over a view's own key" },
    }, ["command"]),
  ),
  key,
);

const plugins = map(record({
  key: { shape: key, title: "The key that starts it" },
  description: { shape: text, title: "What help and footer say of it" },
  scopes: { shape: list(text), title: "Kinds by any of their names; all for every one" },
  command: { shape: text, title: "The program" },
  args: {
    shape: list(text),
    title: "Its arguments, with $NAME, $NAMESPACE, $CONTEXT, $COL-AGE and the like",
  },
  background: { shape: boolean, title: "It needs no terminal: the explorer stays" },
  confirm: { shape: boolean, title: "Ask before it starts" },
  dangerous: { shape: boolean, title: "It changes things: read-only mode refuses it" },
  override: { shape: boolean, title: "It wins over a view's own key" },
  pipes: { shape: list(text), title: "Commands that its output goes through" },
  inputs: {
    shape: list(record({
      name: { shape: text, title: "Its name: $INPUT-NAME in the arguments" },
      label: { shape: text, title: "The question" },
      value: { shape: text, title: "The answer that stands there at first" },
    }, ["name"])),
    title: "What to ask before it starts",
  },
}, ["key", "scopes", "command"]));

const themes = map(record({
  base: { shape: text, title: "The theme that it begins from; dark where nothing is said" },
  background: { shape: colour, title: "Behind everything; default: the terminal's own" },
  roles: { shape: map(colour, oneOf(roleNames)), title: `Colours of words: ${roleNames.join(", ")}` },
  fills: { shape: map(colour, oneOf(fillNames)), title: `Backgrounds of lines: ${fillNames.join(", ")}` },
}));

const aliases = map(text);
const percent = integer(1, 100);
const level = choice("none", "enter", "name");
const limits = record({
  warn: { shape: percent, title: "From this share of its limit a use is a warning, in percent" },
  critical: { shape: percent, title: "From this share it is critical, in percent" },
});

/** What a context can have of its own, in `contexts:` or in `contexts/NAME.yaml`. */
export const contextFields: Readonly<Record<string, Field>> = {
  readOnly: { shape: boolean, title: "Refuse every change there" },
  protected: { shape: boolean, title: "Changes ask for the context's name, and the header warns" },
  theme: { shape: text, title: "The theme there" },
  namespace: {
    shape: text,
    title: "Where to begin as long as nothing is remembered; all for all namespaces",
  },
  view: { shape: text, title: "What to begin with as long as nothing is remembered" },
  defaultView: { shape: text, title: "What to begin with, whatever is remembered" },
  favourites: { shape: list(text), title: "Namespaces on the first digits" },
  lockFavourites: { shape: boolean, title: "Visited namespaces get no digits" },
  nodeShell: { shape: boolean, title: "Shells on nodes are allowed there" },
  aliases: { shape: aliases, title: "Aliases there" },
  hotkeys: { shape: hotkeys, title: "Hotkeys there" },
  plugins: { shape: plugins, title: "Plugins there" },
  columns: { shape: columns, title: "Columns there" },
};

/** One context's own file. */
export const contextFile = record(contextFields);

/** `config.yaml`. */
export const settingsFile = record({
  readOnly: {
    shape: boolean,
    title: "Refuse every key that would change a cluster; --write allows it again",
  },
  mouse: { shape: boolean, title: "Clicks and the wheel are for the explorer; with Shift for the terminal" },
  header: { shape: boolean, title: "Show the line with context, user and versions; Ctrl-E" },
  crumbs: { shape: boolean, title: "Show the way here in the title line; Ctrl-G" },
  quitOnCtrlC: { shape: boolean, title: "Ctrl-C leaves; else only :q does" },
  theme: { shape: text, title: "The name of a theme; auto: dark or light, as the terminal says" },
  themes: { shape: themes, title: "Themes of your own" },
  keyPreset: { shape: choice("k9s", "vim"), title: "The keys to begin with" },
  keys: {
    shape: map(either(key, list(key))),
    title: "Keys by VIEW.BINDING, such as table.describe; any.BINDING for every view; [] for none",
  },
  aliases: { shape: aliases, title: "What a word after the colon stands for, such as pp: pods -A app=web" },
  hotkeys: { shape: hotkeys, title: "Keys that run a command line, by key" },
  plugins: { shape: plugins, title: "Programs of your own, by name, started by a key on rows" },
  columns: {
    shape: columns,
    title: "Columns by kind, such as pods or apps/v1/deployments; kind@REGEX for some namespaces",
  },
  confirm: {
    shape: record({
      reversible: { shape: level, title: "Before a change that can be taken back" },
      destructive: { shape: level, title: "Before deleting, draining and the like" },
    }),
    title: "How much is asked before a change: nothing, Enter, or the name",
  },
  protectedContexts: {
    shape: list(text),
    title: "Names of contexts that warn and ask for their name; * for any text",
  },
  logs: {
    shape: record({
      tail: { shape: integer(0), title: "Lines read at first" },
      buffer: { shape: integer(1, 1_000_000), title: "Lines kept" },
      sinceSeconds: { shape: integer(0), title: "How far back; 0: no limit" },
      wrap: { shape: boolean, title: "Wrap long lines" },
      timestamps: { shape: boolean, title: "Show each line's time" },
    }),
    title: "Logs",
  },
  thresholds: {
    shape: record({
      cpu: { shape: limits, title: "Processors" },
      memory: { shape: limits, title: "Memory" },
    }),
    title: "When a use is coloured",
  },
  stickyFilter: { shape: boolean, title: "A filter stays when one drills down" },
  nodeShell: {
    shape: record({
      enabled: { shape: boolean, title: "Allow shells on nodes, which need a privileged pod" },
      image: { shape: text, title: "The pod's image" },
      namespace: { shape: text, title: "The pod's namespace" },
    }),
    title: "Shells on nodes",
  },
  defaultView: {
    shape: text,
    title: "What to begin with, such as pods -A; without it, the view of last time",
  },
  favourites: { shape: list(text), title: "Namespaces on the first digits" },
  lockFavourites: { shape: boolean, title: "Visited namespaces get no digits" },
  k9s: { shape: choice("read", "ignore"), title: "Whether k9s's own files are read below these" },
  contexts: { shape: map(contextFile), title: "What is different in some contexts, by name; * for any text" },
});

function oneOf(names: readonly string[]): TextShape {
  return {
    type: "text",
    title: `one of ${names.join(", ")}`,
    problem: (written) => names.includes(written) ? undefined : `expected one of ${names.join(", ")}`,
  };
}

function problemOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
