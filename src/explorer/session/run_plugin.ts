/** Running a plugin: its questions, its program, and what came of it. */
import type { Plugin } from "../../settings/settings.ts";
import { line } from "../../terminal/line.ts";
import { textLines } from "../../terminal/sanitize.ts";
import type { Command } from "../command.ts";
import { formPane } from "../dialog/form.ts";
import type { Machine, ProgramOptions, ProgramResult } from "../../machine/machine.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { quote } from "../../kube/shell_quote.ts";
import { readingPane } from "../text/reading_pane.ts";
import { type Target, targetTitle } from "../target.ts";
import { commandWords } from "./editor.ts";
import { inputValues, pluginValues, replaceNames } from "./plugin_text.ts";
import { say } from "./shell.ts";

/** Asks what is to be asked, then runs it. */
export function startPlugin(plugin: Plugin, target: Target, context: PaneContext): readonly Command[] {
  const run = (answers: Readonly<Record<string, string>>): readonly Command[] =>
    isCaptured(plugin)
      ? [captured({ plugin, target, context }, answers)]
      : [shown({ plugin, target, context }, answers)];
  if (!plugin.confirm && plugin.inputs.length === 0) return run({});
  return [{
    type: "open",
    pane: formPane({
      title: `${plugin.description || plugin.name}: ${targetTitle(target)}`,
      lines: [line(`  ${[plugin.command, ...plugin.args].map(quote).join(" ")}`, "dim")],
      fields: plugin.inputs.map(({ name, label, value }) => ({
        type: "text",
        name,
        label: label || name,
        value,
      })),
      submit: (values) => run(values),
    }),
  }];
}

interface Started {
  readonly plugin: Plugin;
  readonly target: Target;
  readonly context: PaneContext;
}

/** Its output is read here instead of going to the terminal. */
function isCaptured({ background, pipes = [] }: Plugin): boolean {
  return background || pipes.length > 0;
}

function shown(started: Started, answers: Readonly<Record<string, string>>): Command {
  const title = titleOf(started.plugin);
  return {
    type: "handOver",
    name: title,
    run: async (_port, machine, terminal) => {
      const [argv] = commands(started, answers, machine);
      const { code } = await run(machine, argv!, { hasTerminal: true, signal: terminal.ended });
      if (code === 0) return [];
      // What it has said stands on this screen, and would be gone.
      say(terminal, `\r\n${title} ended with exit code ${code}. Any key goes back to Pequod.`);
      const left = new AbortController();
      for await (const _ of terminal.input(AbortSignal.any([left.signal, terminal.ended]))) left.abort();
      return [{ type: "notify", text: `✗ ${title} ended with exit code ${code}`, role: "bad" }];
    },
  };
}

function captured(started: Started, answers: Readonly<Record<string, string>>): Command {
  const title = titleOf(started.plugin);
  return {
    type: "work",
    name: title,
    run: async (_port, tell, signal, machine) => {
      tell([{ type: "notify", text: `${title} runs …`, role: "busy" }]);
      let result: ProgramResult = { code: 0, output: "", errors: "" };
      let errors = "";
      for (const [index, argv] of commands(started, answers, machine).entries()) {
        result = await run(machine, argv, { signal, ...(index === 0 ? {} : { input: result.output }) });
        errors += result.errors;
        if (result.code !== 0) break;
      }
      tell(outcome(title, { ...result, errors }));
    },
  };
}

/** What it has written is shown, whether it went well or not. */
function outcome(title: string, { code, output, errors }: ProgramResult): readonly Command[] {
  const notice: Command = code === 0
    ? { type: "notify", text: `✓ ${title} has ended`, role: "ok" }
    : { type: "notify", text: `✗ ${title} ended with exit code ${code}`, role: "bad" };
  const isSilent = output.trim() === "" && errors.trim() === "";
  return isSilent ? [notice] : [{ type: "open", pane: outputPane(title, output, errors) }, notice];
}

function outputPane(title: string, output: string, errors: string): NewPane {
  const parts = [
    ...(errors.trim() === "" ? [] : textLines(errors.trimEnd()).map((text) => line(text, "bad"))),
    ...(output.trim() === "" ? [] : textLines(output.trimEnd()).map((text) => line(text))),
  ];
  return readingPane({
    name: "plugin",
    title,
    read: (_port, tell) => Promise.resolve(tell(parts)),
  });
}

/** The program and what its output goes through, word by word: no shell reads them unless one is named. */
function commands(
  { plugin, target, context }: Started,
  answers: Readonly<Record<string, string>>,
  machine: Machine,
): (readonly string[])[] {
  const values = { ...pluginValues(target, context, machine), ...inputValues(answers) };
  const replaced = (argv: readonly string[]): readonly string[] =>
    argv.map((word, index) => replaceNames(word, values, isScript(argv, index)));
  const pipes = (plugin.pipes ?? []).map((pipe) => commandWords(pipe, machine.env("OS") === "Windows_NT"));
  return [[plugin.command, ...plugin.args], ...pipes].map(replaced);
}

/** `sh -c SCRIPT`: whatever comes after `-c` of a shell. */
function isScript(argv: readonly string[], index: number): boolean {
  const isShell = /(^|\/)(ba|z|da|k|fi|a)?sh$/.test(argv[0] ?? "");
  const place = argv.findIndex((word) => /^-[a-z]*c$/.test(word));
  return isShell && place > 0 && index === place + 1;
}

async function run(
  machine: Machine,
  argv: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  try {
    return await machine.run(argv, options);
  } catch (error) {
    if (!(error instanceof Error && error.name === "NotFound")) throw error;
    throw new Error(`there is no program ${argv[0]} on the PATH`);
  }
}

function titleOf({ name, description }: Plugin): string {
  return `Plugin ${description || name}`;
}
