/** `pequod lesson`: to take lessons, to write them, and to prove them. */
import { LessonError } from "../../lessons/format/problem.ts";
import type { Program } from "../../programs/program.ts";
import { harmless } from "../harmless.ts";

export const lesson: Program = {
  name: "lesson",
  summary: "Learn containers and Kubernetes in a lab of your own",
  description:
    "Lessons with a shell in which every command really runs, on a simulated host with Docker and a cluster beside it.\n" +
    "What you have done is kept, and a lesson goes on where you left it.",
  usage: ["COMMAND [flags]"],
  flags: [],
  // A mistake in a lesson's file is told as compilers do, so that editors lead to its place.
  within: (environment) => ({
    ...environment,
    errorText: (error) =>
      error instanceof LessonError ? harmless(`${error.message}\n`) : environment.errorText(error),
  }),
  programs: [
    {
      name: "start",
      summary: "Take a lesson: the first one, or that of a name",
      load: async () => (await import("./lesson_start.ts")).lessonStart,
    },
    {
      name: "list",
      summary: "Show the lessons, how long they take, and what you have done of them",
      load: async () => (await import("./lesson_list.ts")).lessonList,
    },
    {
      name: "progress",
      summary: "Show what you have done, what you master, and what is to be asked again",
      load: async () => (await import("./lesson_progress.ts")).lessonProgress,
    },
    {
      name: "review",
      summary: "Be asked again what you have learned, a minute each",
      load: async () => (await import("./lesson_review.ts")).lessonReview,
    },
    {
      name: "new",
      summary: "Write the skeleton of a new lesson",
      load: async () => (await import("./lesson_new.ts")).lessonNew,
    },
    {
      name: "import",
      summary: "Make lessons of Killercoda's scenarios, and say what could not be taken",
      load: async () => (await import("./lesson_import.ts")).lessonImport,
    },
    {
      name: "schema",
      summary: "Print the JSON Schema of a lesson's parts",
      load: async () => (await import("./lesson_schema.ts")).lessonSchema,
    },
    {
      name: "test",
      summary: "Prove lessons on the simulator",
      load: async () => (await import("./test_lessons.ts")).lessonTest,
    },
    {
      name: "clean",
      summary: "Remove what lessons have left on a real cluster",
      load: async () => (await import("./lesson_clean.ts")).lessonClean,
    },
  ],
};
