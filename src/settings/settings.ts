import type { Theme } from "../terminal/theme.ts";

/**
 * What a user may have set: the explorer's configuration after every file has been read and merged. Immutable; the
 * program never writes it back.
 */
export interface Settings {
  /** Refuse every change of the cluster, unless `--write` says otherwise. */
  readonly readOnly: boolean;
  readonly mouse: boolean;
  /** The line with context, user and versions. */
  readonly header: boolean;
  /** The way here, in the title line. */
  readonly crumbs: boolean;
  /** Ctrl-C leaves; else only `:q` does. */
  readonly quitOnCtrlC: boolean;
  /** The name of a theme; `auto`: dark or light, as the terminal says. */
  readonly theme: string;
  /** Themes of the user's own, and skins of k9s, by name. */
  readonly themes: Readonly<Record<string, Theme>>;
  /** Files of k9s skins that may be asked for, by name: read when they are. */
  readonly skinFiles: Readonly<Record<string, string>>;
  readonly keyPreset: "k9s" | "vim";
  /** Keys by binding, such as `table.delete`: they replace the preset's. Two keys after one another: `g g`. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** What a word after `:` stands for. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly hotkeys: readonly Hotkey[];
  readonly plugins: readonly Plugin[];
  /** Columns by resource, as `pods`, `deployments.apps` or `apps/v1/deployments`. */
  readonly columns: Readonly<Record<string, ColumnSettings>>;
  readonly confirm: ConfirmSettings;
  /** Names of contexts, `*` for any text: changes there ask for the context's name. */
  readonly protectedContexts: readonly string[];
  readonly logs: LogSettings;
  /** From which share of a limit a use is a warning, and from which it is critical, in percent. */
  readonly thresholds: Readonly<
    Record<"cpu" | "memory", { readonly warn: number; readonly critical: number }>
  >;
  /** A filter stays when one drills down. */
  readonly stickyFilter: boolean;
  readonly nodeShell: NodeShellSettings;
  /** The line to begin with; a `-c` wins. "": the view of last time, or pods. */
  readonly defaultView: string;
  /** Namespaces that always have the first digits. */
  readonly favourites: readonly string[];
  /** Only those have digits: visited namespaces get none. */
  readonly lockFavourites: boolean;
  /** What is different in some contexts, by their name; `*` for any text. */
  readonly contexts: Readonly<Record<string, ContextSettings>>;
}

/** What can be set for a context alone; the rest is the same everywhere. */
export interface ContextSettings extends
  Partial<
    Pick<
      Settings,
      | "readOnly"
      | "theme"
      | "defaultView"
      | "favourites"
      | "lockFavourites"
      | "aliases"
      | "hotkeys"
      | "plugins"
      | "columns"
    >
  > {
  /** As if its name were in `protectedContexts`. */
  readonly protected?: boolean;
  /** Where to begin as long as nothing is remembered from last time. */
  readonly namespace?: string;
  readonly view?: string;
  readonly nodeShell?: boolean;
}

/** A key that runs a command line, as typed after `:`. */
export interface Hotkey {
  readonly key: string;
  readonly description: string;
  /** With `$NAME`, `$NAMESPACE`, `$CONTEXT`, `$RESOURCE_NAME` and the like. */
  readonly command: string;
  /** It wins over a view's own key. */
  readonly override?: boolean;
}

/** A program of the user's, started by a key on rows of the kinds in its scope. */
export interface Plugin {
  readonly name: string;
  readonly key: string;
  readonly description: string;
  /** Kinds by any of their names; `all` for every one. */
  readonly scopes: readonly string[];
  readonly command: string;
  /** With `$NAME`, `$NAMESPACE`, `$CONTEXT`, `$COL-AGE` and the like. */
  readonly args: readonly string[];
  readonly background: boolean;
  readonly confirm: boolean;
  /** It changes things: read-only mode refuses it. */
  readonly dangerous: boolean;
  /** What to ask before it starts, for `$INPUT-NAME`. */
  readonly inputs: readonly { readonly name: string; readonly label: string; readonly value: string }[];
  /** It wins over a view's own key. */
  readonly override?: boolean;
  /** Commands that the output goes through, one after another. */
  readonly pipes?: readonly string[];
}

export interface ColumnSettings {
  /** In the order of the screen. */
  readonly columns: readonly ColumnSetting[];
  /** A title, and `asc` or `desc`. */
  readonly sort?: { readonly title: string; readonly descending: boolean };
}

export interface ColumnSetting {
  readonly title: string;
  /** Absent: the server's (or Pequod's) own column of that title. */
  readonly path?: { readonly language: "jsonpath" | "jq"; readonly expression: string };
  readonly kind?: "time" | "number" | "text";
  readonly align?: "left" | "right";
  /** Only with wide columns. */
  readonly isWide?: boolean;
  readonly isHidden?: boolean;
}

/** How much is asked before a change: nothing, Enter, or the name of what is changed. */
export type ConfirmLevel = "none" | "enter" | "name";

export interface ConfirmSettings {
  /** For changes that can be taken back. */
  readonly reversible: ConfirmLevel;
  /** For deleting, draining and the like. */
  readonly destructive: ConfirmLevel;
}

export interface LogSettings {
  /** Lines read at first. */
  readonly tail: number;
  /** Lines kept. */
  readonly buffer: number;
  /** 0: no limit. */
  readonly sinceSeconds: number;
  readonly wrap: boolean;
  readonly timestamps: boolean;
}

/** The privileged pod that a shell on a node needs. */
export interface NodeShellSettings {
  readonly enabled: boolean;
  readonly image: string;
  readonly namespace: string;
}

export const defaultSettings: Settings = {
  readOnly: false,
  mouse: true,
  header: true,
  crumbs: true,
  quitOnCtrlC: true,
  theme: "auto",
  themes: {},
  skinFiles: {},
  keyPreset: "k9s",
  keys: {},
  aliases: {},
  hotkeys: [],
  plugins: [],
  columns: {},
  confirm: { reversible: "enter", destructive: "enter" },
  protectedContexts: [],
  logs: { tail: 1000, buffer: 10_000, sinceSeconds: 0, wrap: false, timestamps: false },
  thresholds: { cpu: { warn: 70, critical: 90 }, memory: { warn: 70, critical: 90 } },
  stickyFilter: false,
  nodeShell: { enabled: false, image: "busybox:1.37", namespace: "default" },
  defaultView: "",
  favourites: [],
  lockFavourites: false,
  contexts: {},
};
