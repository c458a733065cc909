/** A step whose goal can be checked, as a task: its commands are the solution, and are not run before it. */
import { withLastGap } from "../gapped_text.ts";
import type { Predicate } from "../checks/predicate.ts";
import { predicateTitle } from "../checks/predicate_title.ts";
import { commandLines } from "../format/command_lines.ts";
import { requiredNames, tells } from "../format/required_names.ts";
import type { TextPart } from "./step_text.ts";
import { yamlFlow } from "./yaml_flow.ts";

export interface TaskBlocks {
  /** Markdown, block by block. */
  readonly texts: readonly string[];
  /** What is still to be written. */
  readonly remark?: string;
}

export function taskBlocks(parts: readonly TextPart[], checks: readonly Predicate[]): TaskBlocks {
  const prose = parts.flatMap((part) =>
    part.kind === "prose" ? [part.text] : part.kind === "run" ? [`\`\`\`sh\n${part.command}\n\`\`\``] : []
  );
  const written = parts.filter(({ kind }) => kind === "solution").map((part) =>
    "text" in part ? part.text : ""
  );
  const clicked = parts.filter((part) => part.kind === "run").map(({ command }) => command);
  const solution = (written.length > 0 ? written : clicked).join("\n");
  const lines = commandLines(solution);
  const check = `\`\`\`yaml lesson:check\n${checks.map((one) => `- ${yamlFlow(one)}`).join("\n")}\n\`\`\``;
  if (lines.length === 0) {
    const hints = parts.flatMap((part) => part.kind === "hint" ? [`> ${part.text}`] : []);
    return {
      texts: [...prose, ...hints, check],
      remark:
        "it has no solution: its checks are taken, and a task with goal, hints and solution is to be written",
    };
  }
  const titles = checks.map(predicateTitle).join("; ");
  const names = [...new Set(checks.flatMap(requiredNames))].filter((name) => !tells(titles, name));
  const goal = `Do what stands above. Then: ${titles}${names.length > 0 ? ` (${names.join(", ")})` : ""}.`;
  const hints = parts.flatMap((part) => part.kind === "hint" ? [part.text] : [])
    .filter((hint) => !lines.some((line) => hint.includes(line)));
  return {
    texts: [
      ...prose,
      `\`\`\`yaml lesson:task\ngoal: ${JSON.stringify(goal)}\nsay: ${
        JSON.stringify(`It is done: ${titles}.`)
      }\n\`\`\``,
      check,
      `\`\`\`yaml lesson:hints\n${
        [...hints, withLastGap(lines.at(-1)!)].map((hint) => `- ${JSON.stringify(hint)}`).join("\n")
      }\n\`\`\``,
      `\`\`\`sh lesson:solution\n${solution}\n\`\`\``,
    ],
  };
}
