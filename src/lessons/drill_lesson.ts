/** A drill as a lesson of its own: one step, in a world of its own, so that it is taken and proved as lessons are. */
import { HOLDS_MS, WITHIN_MS } from "./format/block_shapes.ts";
import type { Block, DrillBlock, Lesson } from "./lesson.ts";

/** The drills of a lesson, in its order. */
export function drillsOf({ steps }: Lesson): DrillBlock[] {
  return steps.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "drill"));
}

/** `number`: which of its lesson's drills it is, counted from 1. */
export function drillLesson(lesson: Lesson, drill: DrillBlock, number: number): Lesson {
  const { line } = drill;
  const blocks: Block[] = [
    { kind: "task", line, goal: drill.goal, say: "Done.", isFree: true },
    { kind: "check", line, items: drill.check, stableMs: HOLDS_MS, withinMs: WITHIN_MS },
    { kind: "hints", line, hints: [drill.hint] },
    { kind: "solution", line, lines: drill.solution },
  ];
  return {
    id: `${lesson.id}-drill-${number}`,
    title: lesson.title,
    minutes: 1,
    cards: lesson.cards,
    concepts: [drill.concept],
    requires: [],
    backends: lesson.backends,
    reads: lesson.reads,
    world: { ...lesson.world, apply: drill.world.apply, run: drill.world.run, files: [] },
    facts: lesson.facts,
    steps: [{ id: "drill", title: drill.concept, line, blocks }],
    isIncident: false,
  };
}
