/** A process of its own for `lessons.ts`: opens a lesson, and prints when it could be seen and worked in. */
import { LessonApp } from "../../src/classroom/view/lesson_app.ts";
import { darkTheme } from "../../src/terminal/theme.ts";
import { beginLesson, until } from "./lesson_world.ts";

export interface OpeningFacts {
  /** Milliseconds since the modules were there. */
  readonly frameMs: number;
  readonly shellMs: number;
}

const loadedAt = performance.now();
const folder = new URL(`../../lessons/${Deno.args[0]}/`, import.meta.url);
const readFile = (path: string) => Deno.readTextFile(new URL(path, folder));
const lessonText = await readFile("lesson.md");
const session = beginLesson({ text: lessonText, readFile, app: () => app });
const app: LessonApp = new LessonApp({
  session,
  size: { columns: 160, rows: 50 },
  theme: () => darkTheme,
  where: "simulator",
  namespace: session.state.lesson.world.namespace,
  now: Date.now,
  onChange: () => {},
  leave: () => {},
});
app.draw();
const frameMs = performance.now() - loadedAt;
await session.ready;
await until(() => (session.world?.classroom.terminals.get(1)?.prompts ?? 0) > 0);
app.draw();
const facts: OpeningFacts = { frameMs, shellMs: performance.now() - loadedAt };
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(facts)));
Deno.exit(0);
