/** What a lesson asks for that the simulator does not have: scenarios, keys. */
import type { Problem } from "../../lessons/format/problem.ts";
import type { LessonSource } from "../../lessons/format/read_lesson.ts";
import { nearName } from "../../shapes/near_name.ts";
import { sequenceOf } from "../../terminal/key_sequence.ts";

/** Known without a look at the catalogue: most lessons begin there. */
const USUAL = "empty";

/** `text`: of the lesson's file. */
export async function simulatorProblems(
  { lesson }: LessonSource,
  text: string,
  file: string,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const { scenario } = lesson.world;
  if (scenario !== USUAL) {
    const { SCENARIOS } = await import("../../simulator/scenarios/catalogue.ts");
    const names = SCENARIOS.map(({ name }) => name);
    if (!names.includes(scenario)) {
      const near = nearName(scenario, names);
      const known = near === undefined
        ? ` (known scenarios: ${names.join(", ")})`
        : `: did you mean ${near}?`;
      problems.push({ file, ...placeOf(text, scenario), text: `there is no scenario ${scenario}${known}` });
    }
  }
  for (const { blocks } of lesson.steps) {
    for (const block of blocks) {
      if (block.kind !== "run" || !block.isKeys) continue;
      for (const name of block.lines) {
        const wrong = keyProblem(name);
        if (wrong !== undefined) problems.push({ file, line: block.line, column: 1, text: wrong });
      }
    }
  }
  return problems;
}

function placeOf(text: string, scenario: string): { line: number; column: number } {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => /\bscenario\s*:/.test(line) && line.includes(scenario));
  return at < 0 ? { line: 1, column: 1 } : { line: at + 1, column: lines[at]!.indexOf(scenario) + 1 };
}

function keyProblem(name: string): string | undefined {
  try {
    sequenceOf(name);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
