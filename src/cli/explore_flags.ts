import type { Flag } from "../programs/flags.ts";

/** Flags of the explorer itself, besides those that say which cluster. */
export const exploreFlags: readonly Flag[] = [
  { name: "all-namespaces", short: "A", kind: "bool", usage: "Begin in all namespaces." },
  {
    name: "command",
    short: "c",
    kind: "string",
    placeholder: "'pods /web'",
    usage: "What to begin with, as typed after the colon.",
  },
  {
    name: "config",
    kind: "string",
    placeholder: "FILE",
    usage: "The file of settings, instead of the usual one.",
  },
  { name: "headless", kind: "bool", usage: "Begin without the header line; Ctrl-E shows it." },
  { name: "crumbsless", kind: "bool", usage: "Begin without breadcrumbs; Ctrl-G shows them." },
  { name: "invert", kind: "bool", usage: "Draw dark themes light, and light ones dark." },
  {
    name: "plain",
    kind: "bool",
    usage:
      "Lines instead of a screen, for screen readers: views and changes are read out, keys are typed by name.",
  },
  { name: "logoless", kind: "bool", usage: "As in k9s; there is no logo.", hidden: true },
  { name: "splashless", kind: "bool", usage: "As in k9s; there is no splash screen.", hidden: true },
  {
    name: "refresh",
    short: "r",
    kind: "string",
    usage: "As in k9s; rows are watched, so there is nothing to refresh.",
    hidden: true,
  },
  { name: "readonly", kind: "bool", usage: "Refuse every key that would change the cluster." },
  { name: "write", kind: "bool", usage: "Allow changes, whatever the configuration says." },
  {
    name: "play",
    kind: "string",
    placeholder: "SCRIPT",
    usage: "Run a script of keys and waits without a terminal: a file, or - for standard input.",
  },
  { name: "size", kind: "string", default: "120x40", usage: "The screen's size for --play." },
  {
    name: "dump",
    kind: "string",
    default: "text",
    usage: "What dump prints with --play: text, ansi, svg or json.",
  },
];
