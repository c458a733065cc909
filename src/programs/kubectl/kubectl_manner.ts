import type { Flag } from "../flags.ts";
import { helpText } from "../help_text.ts";
import { kubectlManner, type Manner } from "../manner.ts";
import { nearest } from "../nearest.ts";
import type { Environment, Program } from "../program.ts";

/** What kubectl's verbs find around them: its manner of speaking, and flags of it that mean nothing here. */
export function withKubectlFlags(environment: Environment): Environment {
  const known = new Set(environment.globalFlags.map(({ name }) => name));
  const added = toleratedFlags.filter(({ name }) => !known.has(name));
  return { ...environment, globalFlags: [...environment.globalFlags, ...added], manner };
}

/** Scripts pass them; they change nothing that could be seen. */
const toleratedFlags: readonly Flag[] = [
  { name: "v", short: "v", kind: "int", default: 0, usage: "How much is logged.", hidden: true },
  { name: "vmodule", kind: "string", usage: "What is logged where.", hidden: true },
  { name: "cache-dir", kind: "string", usage: "Where answers would be kept.", hidden: true },
  { name: "log-flush-frequency", kind: "duration", usage: "How often logs are written.", hidden: true },
  { name: "match-server-version", kind: "bool", usage: "Refuse servers of other versions.", hidden: true },
  { name: "profile", kind: "string", default: "none", usage: "What is measured.", hidden: true },
  { name: "profile-output", kind: "string", usage: "Where measurements go.", hidden: true },
  { name: "disable-compression", kind: "bool", usage: "Ask for plain answers.", hidden: true },
  { name: "kuberc", kind: "string", usage: "The file of preferences.", hidden: true },
];

const manner: Manner = {
  ...kubectlManner,
  help: kubectlHelp,
  bareCode: ({ name }) => name === "kubectl" ? 0 : 1,
  unknownCommand(group, word, path) {
    if (group.name !== "kubectl") {
      return `error: unknown command ${JSON.stringify(word)}\nSee '${path} -h' for help and examples\n`;
    }
    const names = (group.programs ?? []).map(({ name }) => name);
    const near = new Set(nearest(word, names));
    const meant = names.filter((name) => near.has(name)); // cobra keeps the order of its list
    const hint = meant.length === 0
      ? "\n"
      : `\n\nDid you mean this?\n${meant.map((name) => `\t${name}\n`).join("")}`;
    return `error: unknown command ${JSON.stringify(word)} for ${JSON.stringify(path)}${hint}`;
  },
};

/** Laid out as the original does it: flags that every command has are listed by `kubectl options` alone. */
function kubectlHelp(program: Program, path: string): string {
  const usage = program.usage.map((line) => `${line} [options]`.trim());
  const tool = path.slice(0, (path + " ").indexOf("kubectl ")) + "kubectl";
  const more = program.programs
    ? [`Use "${path} <command> --help" for more information about a given command.`]
    : [];
  more.push(
    `Use "${tool} options" for a list of global command-line options (applies to all commands).`,
  );
  return `${helpText({ ...program, usage }, path, [])}\n${more.join("\n")}\n`;
}
