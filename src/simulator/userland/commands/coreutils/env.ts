/** env(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import { isGnu } from "../coreutils.ts";
import type { Call, CommandRecord } from "../command.ts";
import { execute } from "./execute.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const env: CommandRecord = {
  name: "env",
  about: "Runs a command with other variables, or tells them",
  usage: ["[OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]"],
  usageCode: 125,
  stopsAtOperand: true,
  options: {
    "i ignore-environment": "only the variables that are named; a - alone is the same",
    "0 null": "a zero byte behind each variable instead of a newline",
    "u unset=NAME": "without this variable",
    "C chdir=DIR": "run it in this folder",
    "S split-string=S": "take the words out of S: for the first line of scripts",
  },
  rewrite: withSplitWords,
  run: runEnv,
};

const FAILED = 125;

/** `-S 'a b' c` is `a b c`; the first line of a script gives all of it as one word. */
function withSplitWords(words: string[]): string[] {
  for (let at = 0; /^-./.test(words[at] ?? "") && words[at] !== "--"; at++) {
    const [, letters, text] = /^(?:-([i0]*)S|--split-string=?)(.*)$/s.exec(words[at]!) ?? [];
    if (text !== undefined) {
      const [from, rest] = text === "" ? [words[at + 1] ?? "", at + 2] : [text, at + 1];
      const before = [...words.slice(0, at), ...(letters ? [`-${letters}`] : [])];
      return [...before, ...splitWords(from), ...words.slice(rest)];
    }
    if (/^-[i0]*[uC]$/.test(words[at]!)) at++;
  }
  return words;
}

/** Blanks stand between words; what has quotes stays together. */
function splitWords(text: string): string[] {
  const words = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"));
}

function* runEnv(call: Call): Run {
  const { process } = call;
  const words = [...call.operands];
  const isEmpty = call.has("i") || words[0] === "-";
  if (words[0] === "-") words.shift();
  const changed: Record<string, string> = isEmpty ? {} : { ...process.env };
  for (const name of call.line.values("u")) {
    if (name === "" || name.includes("=")) {
      return call.complain(`cannot unset ‘${name}’: Invalid argument`, FAILED);
    }
    delete changed[name];
  }
  while (words[0]?.includes("=")) {
    const [name = "", ...value] = words.shift()!.split("=");
    changed[name] = value.join("=");
  }
  const folder = call.value("C");
  if (words.length === 0) {
    if (folder !== undefined) return call.misused("must specify command with --chdir (-C)", FAILED);
    for (const [name, value] of Object.entries(changed)) {
      call.out(`${name}=${value}${call.has("0") ? "\0" : "\n"}`);
    }
    return 0;
  }
  if (call.has("0")) return call.misused("cannot specify --null (-0) with command", FAILED);
  if (folder !== undefined && !call.files.isFolder(call.path(folder))) {
    const why = call.files.exists(call.path(folder)) ? "Not a directory" : "No such file or directory";
    return call.complain(`cannot change directory to ${quoted(folder)}: ${why}`, FAILED);
  }
  const place = folder === undefined ? {} : { cwd: call.plainPath(folder) };
  return yield* execute(process, words, { env: changed, ...place }, (why) => {
    const name = isGnu(process) ? `‘${words[0]}’` : `can't execute '${words[0]}'`;
    process.err(`env: ${name}: ${why}\n`);
    if (isGnu(process) && /\s/.test(words[0]!)) {
      process.err("env: use -[v]S to pass options in shebang lines\n");
    }
  });
}
