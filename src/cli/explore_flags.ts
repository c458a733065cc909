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
