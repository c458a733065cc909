/** What asks for a concept again: a drill of the lesson that taught it, else its questions; as a lesson of one step. */
import { drillLesson, drillsOf } from "./drill_lesson.ts";
import type { Lesson, Question } from "./lesson.ts";

export interface ReviewLesson {
  readonly concept: string;
  readonly lesson: Lesson;
  /** Of the lesson that the concept was taught in. */
  readonly from: string;
}

/** Undefined: nothing asks for it. `turn`: where there are several drills, each has its turn. */
export function reviewLesson(
  concept: string,
  lessons: readonly Lesson[],
  turn: number,
): ReviewLesson | undefined {
  const drills = lessons.flatMap((lesson) =>
    drillsOf(lesson).map((drill, index) => ({ lesson, drill, number: index + 1 }))
  ).filter(({ drill }) => drill.concept === concept);
  if (drills.length > 0) {
    const { lesson, drill, number } = drills[turn % drills.length]!;
    return { concept, lesson: drillLesson(lesson, drill, number), from: lesson.id };
  }
  for (const lesson of lessons) {
    const questions = questionsAbout(concept, lesson);
    if (questions.length > 0) {
      return { concept, lesson: questionLesson(concept, lesson, questions), from: lesson.id };
    }
  }
  return undefined;
}

function questionsAbout(concept: string, { steps }: Lesson): Question[] {
  return steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => block.kind === "quiz" ? block.questions : [])
  ).filter((question) => question.concept === concept);
}

function questionLesson(concept: string, lesson: Lesson, questions: readonly Question[]): Lesson {
  const { line } = lesson.steps[0]!;
  return {
    ...lesson,
    id: `${lesson.id}-questions`,
    minutes: 1,
    concepts: [concept],
    requires: [],
    world: { ...lesson.world, apply: [], run: [], files: [] },
    steps: [{ id: "questions", title: concept, line, blocks: [{ kind: "quiz", line, questions }] }],
    isIncident: false,
  };
}
