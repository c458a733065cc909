/** A scenario of Killercoda or Katacoda: its `index.json`. */
import { readSource } from "../format/read_source.ts";
import { LessonError } from "../format/problem.ts";

export interface Scenario {
  readonly title: string;
  readonly minutes: number;
  readonly imageId: string;
  /** The introduction, the steps, and what stands at the end. */
  readonly parts: readonly ScenarioPart[];
  readonly assets: readonly { readonly file: string; readonly target: string; readonly isRun: boolean }[];
}

export interface ScenarioPart {
  readonly kind: "intro" | "step" | "finish";
  readonly title: string;
  /** Paths from the scenario's folder. */
  readonly text?: string;
  readonly verify?: string;
  readonly background?: string;
  readonly foreground?: string;
}

const MINUTES = 15;

/** Reads JSON of any shape: what is not there is left out. @throws {LessonError} it is no scenario */
export function readScenario(text: string, file: string): Scenario {
  const whole = objectOf(readSource(text, file).value);
  const details = objectOf(whole.details);
  const steps = Array.isArray(details.steps) ? details.steps : [];
  if (!details.intro && !details.finish && steps.length === 0) {
    throw new LessonError([{
      file,
      line: 1,
      column: 1,
      text: "it is no scenario: details has no intro, steps or finish",
    }]);
  }
  const parts: ScenarioPart[] = [
    ...(details.intro ? [partOf("intro", "Before you begin", details.intro)] : []),
    ...steps.map((step, index) => partOf("step", `Step ${index + 1}`, step)),
    ...(details.finish ? [partOf("finish", "At the end", details.finish)] : []),
  ];
  return {
    title: textOf(whole.title) ?? "Without a title",
    minutes: minutesOf(textOf(whole.time)),
    imageId: textOf(objectOf(whole.backend).imageid) ?? textOf(objectOf(whole.environment).uilayout) ?? "",
    parts,
    assets: assetsOf(objectOf(details.assets).host01 ?? objectOf(whole.assets).host01),
  };
}

function partOf(kind: ScenarioPart["kind"], title: string, value: unknown): ScenarioPart {
  const part = objectOf(value);
  // Katacoda called what runs in the learner's terminal code, and what runs unseen courseData.
  const found = {
    text: textOf(part.text),
    verify: textOf(part.verify),
    background: textOf(part.background) ?? textOf(part.courseData),
    foreground: textOf(part.foreground) ?? textOf(part.code),
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, one]) => one !== undefined));
  return { kind, title: textOf(part.title) ?? title, ...known };
}

function assetsOf(value: unknown): Scenario["assets"] {
  if (!Array.isArray(value)) return [];
  return value.map(objectOf).flatMap(({ file, target, chmod }) => {
    const name = textOf(file);
    return name === undefined
      ? []
      : [{ file: name, target: textOf(target) ?? "~", isRun: /\+x|7/.test(textOf(chmod) ?? "") }];
  });
}

function minutesOf(time: string | undefined): number {
  const [, number, unit] = /(\d+)\s*([a-z]*)/i.exec(time ?? "") ?? [];
  if (number === undefined) return MINUTES;
  return Math.min(60, Math.max(1, /^h/i.test(unit!) ? Number(number) * 60 : Number(number)));
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Record<string, unknown>
    : {};
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
