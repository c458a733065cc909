/** Keys while a prompt is open. */
import type { KeyInput } from "../terminal/key_name.ts";
import { withLine } from "./memory.ts";
import { type Model, paneContext, topPane } from "./model.ts";
import type { OpenPane, Step } from "./pane.ts";
import { carryOut, remembered, type Update } from "./navigate.ts";
import { pastePrompt, pressPrompt, type Prompt, type PromptStep } from "./prompt.ts";
import { runLine } from "./run_line.ts";
import { suggestions } from "./suggest.ts";

export function pressInPrompt(model: Model, key: KeyInput): Update {
  return promptStep(model, pressPrompt(model.prompt!, key));
}

export function pasteInPrompt(model: Model, text: string): Update {
  return promptStep(model, pastePrompt(model.prompt!, text));
}

function promptStep(model: Model, step: PromptStep): Update {
  switch (step.type) {
    case "ignored":
      return [model, []];
    case "edited":
      return edited(model, step.prompt, step.changed);
    case "entered":
      return model.prompt!.purpose === "command" ? entered(model, model.prompt!) : searched(model);
    case "cancelled":
      return cancelled(model, model.prompt!);
  }
}

function edited(model: Model, prompt: Prompt, changed: boolean): Update {
  if (!changed) return [{ ...model, prompt }, []];
  if (prompt.purpose === "search") return search({ ...model, prompt }, prompt.text);
  return [{
    ...model,
    prompt: { ...prompt, problem: undefined, picked: 0, suggestions: suggestions(model, prompt.text) },
  }, []];
}

/** Enter runs what is there, never a suggestion that was not taken. A wrong line stays, with what is wrong. */
function entered(model: Model, prompt: Prompt): Update {
  const line = prompt.text.trim();
  const result = runLine(model, line);
  if (result.type === "wrong") return [{ ...model, prompt: { ...prompt, problem: result.problem } }, []];
  const closed = { ...model, prompt: null };
  if (result.type === "wait") return carryOut(closed, [{ type: "run", line }]);
  return carryOut(line === "" ? closed : remembered(closed, line, result), result.commands);
}

function search(model: Model, text: string): Update {
  const pane = topPane(model)!;
  return followed(model, pane.changeSearch(text, paneContext(model, pane.pane)));
}

function followed(model: Model, [next, commands]: Step<OpenPane>): Update {
  const stack = [...model.stack.slice(0, -1), next];
  const prompt = model.prompt && { ...model.prompt, problem: next.searchProblem() };
  return carryOut({ ...model, stack, prompt }, commands);
}

function searched(model: Model): Update {
  const pane = topPane(model)!;
  if (pane.searchProblem() !== undefined) return [model, []];
  const text = pane.searchText().trim();
  const searches = text === "" ? model.searches : withLine(model.searches, text);
  return [{ ...model, searches, prompt: null }, []];
}

/** Esc brings back the pattern of before, and the place. */
function cancelled(model: Model, prompt: Prompt): Update {
  const closed = { ...model, prompt: null };
  if (prompt.purpose !== "search" || prompt.text === prompt.before) return [closed, []];
  const pane = topPane(model)!;
  return followed(closed, pane.cancelSearch(prompt.before, prompt.place, paneContext(closed, pane.pane)));
}
