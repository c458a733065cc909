/** `pequod lesson review`. */
import type { Lesson } from "../../lessons/lesson.ts";
import { formOn } from "../../lessons/lesson_form.ts";
import type { ProgressEvent } from "../../lessons/progress/progress.ts";
import { dueConcepts, metConcepts } from "../../lessons/progress/review.ts";
import { type ReviewLesson, reviewLesson } from "../../lessons/review_lesson.ts";
import { UsageError } from "../../programs/flags.ts";
import type { Call, Program } from "../../programs/program.ts";
import { PEQUOD_VERSION } from "../version.ts";
import { type CourseStanding, courseStanding } from "./course_standing.ts";
import type { FoundLesson } from "./found_lesson.ts";
import { lessonsFlag } from "./lesson_library.ts";
import { plainFlag, wayOf } from "./lesson_way.ts";
import { holdLesson, keptFileOf, progressFile } from "./state_files.ts";

export const lessonReview: Program = {
  name: "review",
  summary: "Be asked again what you have learned, a minute each",
  description:
    "Be asked again what you have learned, a minute each: after 1, 3, 7 and 21 days, and from the beginning when it was\n" +
    "forgotten. What is solved without a hint counts as remembered.",
  usage: ["[CONCEPT...] [--all] [--lessons DIR] [--plain]"],
  flags: [
    { name: "all", kind: "bool", usage: "Ask for all that was learned, due or not." },
    lessonsFlag,
    plainFlag,
  ],
  examples: [["What is due", "pequod lesson review"], [
    "One concept",
    "pequod lesson review service.selector",
  ]],
  async run(call) {
    const course = await courseStanding(call);
    const { wanted, silent } = wantedReviews(call, course);
    if (wanted.length === 0) {
      await call.io.out(nothingText(silent, course));
      return 0;
    }
    return await takeAll(call, course, wanted);
  },
};

/** What is to be asked, and what is due though nothing asks for it. */
function wantedReviews(
  { args, flags, io }: Pick<Call, "args" | "flags" | "io">,
  { lessons, progress }: CourseStanding,
): { wanted: ReviewLesson[]; silent: string[] } {
  // What is asked again is asked on the simulator.
  const known = lessons.flatMap(({ lesson }) => lesson ? [formOn("sim", lesson)] : []);
  const met = metConcepts(known, progress);
  if (args.length > 0 && flags.bool("all")) throw new UsageError("concepts and --all do not go together");
  const concepts = args.length > 0
    ? args
    : dueConcepts(progress, flags.bool("all") ? Infinity : io.now(), met);
  const found = concepts.map((concept) => ({
    concept,
    review: reviewLesson(concept, known, progress.recalls.get(concept)?.length ?? 0),
  }));
  const silent = found.filter(({ review }) => !review).map(({ concept }) => concept);
  if (args.length > 0 && silent.length > 0) {
    throw new Error(
      `nothing asks for ${
        silent.join(", ")
      }: no drill and no question; pequod lesson progress shows concepts`,
    );
  }
  return { wanted: found.flatMap(({ review }) => review ?? []), silent };
}

function nothingText(silent: readonly string[], { progress }: CourseStanding): string {
  if (silent.length > 0) return `Nothing can be asked now: for ${silent.join(", ")} there is no drill.\n`;
  return progress.recalls.size === 0
    ? "Nothing is learned yet. Begin with: pequod lesson start\n"
    : "Nothing is due. pequod lesson progress shows when it is; --all asks now.\n";
}

async function takeAll(
  call: Call,
  { lessons }: CourseStanding,
  wanted: readonly ReviewLesson[],
): Promise<number> {
  const { io } = call;
  const { state } = io.machine.folders;
  const way = await wayOf(call);
  using _held = holdLesson(state, KEPT, "review");
  try {
    for (const [index, review] of wanted.entries()) {
      const { folder } = lessons.find(({ id }) => id === review.from)!;
      const found: FoundLesson = {
        lesson: review.lesson,
        key: KEPT,
        readFile: folder.read,
        made: PEQUOD_VERSION,
        place: { unit: "Question", number: index + 1, of: wanted.length },
      };
      const ended = await way.take({
        found,
        file: keptFileOf(state, KEPT),
        tell: recalls(review, progressFile(state, KEPT).tell),
        isAgain: true,
        speed: 1,
        now: () => io.now(),
      });
      if (ended.how !== "next") return ended.code;
    }
  } finally {
    way.close();
  }
  return 0;
}

/** Under which name the drill that is under way is kept: no lesson has such an id. */
const KEPT = ".review";

/** Of what happens in a drill, only whether it was remembered is kept: it is no lesson of the course. */
export function recalls(
  { concept, lesson }: { readonly concept: string; readonly lesson: Pick<Lesson, "steps"> },
  tell: (event: ProgressEvent) => void,
): (event: ProgressEvent) => void {
  const hasTask = lesson.steps.some(({ blocks }) => blocks.some(({ kind }) => kind === "task"));
  return (event) => {
    if (event.did === "recall") {
      // A mistake on the way to the goal is not yet a failure of it.
      if (!hasTask) tell(event);
    } else if (event.did === "step" && hasTask) {
      tell({ at: event.at, did: "recall", concept, isRight: event.outcome === "solved" });
    }
  };
}
