/** A lesson on the terminal. */
import type { LessonSession } from "../../classroom/session/lesson_session.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import type { ExplorerPaneOptions } from "./explorer_pane.ts";
import { LessonApp } from "../../classroom/view/lesson_app.ts";
import { SIMULATOR } from "../../classroom/view/lesson_header.ts";
import { backgroundQuery, isLightBackground } from "../../terminal/background.ts";
import { copySequence } from "../../terminal/clipboard.ts";
import { realMachine } from "../real_machine.ts";
import { chooseTheme } from "../../terminal/choose_theme.ts";
import { Painter } from "../../terminal/painter.ts";
import { openScreen, type Screen } from "../../terminal/screen.ts";
import { colourDepth } from "../../terminal/style.ts";
import type { Settings } from "../../settings/settings.ts";
import { beginSession, type Taking } from "./begin_session.ts";
import type { LessonEnd } from "./lesson_end.ts";

export interface LessonScreenOptions extends Taking {
  readonly settings: Settings;
  readonly env: (name: string) => string | undefined;
}

/** Until the learner leaves. What goes wrong restores the terminal and rejects. */
export async function takeLesson(options: LessonScreenOptions): Promise<LessonEnd> {
  const { found: { lesson, place }, real, settings, env, now } = options;
  const ended = Promise.withResolvers<LessonEnd>();
  let isLight = false;
  let ExplorerPane: typeof import("./explorer_pane.ts").ExplorerPane | undefined;
  const theme = () => chooseTheme(settings.theme, { isLight, own: settings.themes });
  const screen = openScreen({
    depth: colourDepth(env),
    onInput(input) {
      if (input.type !== "reply") app.input(input);
      else isLight = isLightBackground(input.text) ?? isLight;
      painter.paint();
    },
    onResize: (size) => app.resize(size),
    onEnd: (reason) =>
      "error" in reason
        ? ended.reject(reason.error)
        : ended.resolve({ code: 128 + SIGNALS[reason.signal]!, how: "leave" }),
  });
  const painter: Painter = new Painter(screen, () => app.draw());
  const { session, news } = beginSession(options, {
    onChange: () => painter.soon(),
    onReplaced: () => void app.attach().catch(ended.reject),
    onFailure: ended.reject,
  });
  const app = new LessonApp({
    session,
    size: screen.size,
    theme,
    openWorld: (size, quit) =>
      ExplorerPane &&
      new ExplorerPane(explorerOptions({ session, lesson, settings, theme, screen, painter, size, quit })),
    where: real?.where ?? SIMULATOR,
    namespace: lesson.world.namespace,
    ...(place ? { place } : {}),
    ...(news === undefined ? {} : { news }),
    now,
    onChange: () => painter.soon(),
    leave: (how) => ended.resolve({ code: 0, how }),
  });
  painter.paint();
  screen.send(backgroundQuery);
  // The text is there before the shell, and the shell before what shows the cluster.
  session.ready.then(() => import("./explorer_pane.ts")).then((module) => {
    ({ ExplorerPane } = module);
    painter.soon();
  }).catch(ended.reject);
  // Help is offered after a silence, which nothing else tells of.
  const clock = setInterval(() => painter.soon(), 1000);
  try {
    return await ended.promise;
  } finally {
    clearInterval(clock);
    painter.stop();
    app.close();
    screen.close();
    await session.close();
  }
}

interface Beside extends Pick<ExplorerPaneOptions, "settings" | "theme" | "size" | "quit"> {
  readonly session: LessonSession;
  readonly lesson: Lesson;
  readonly screen: Screen;
  readonly painter: Painter;
}

function explorerOptions({ session, lesson, screen, painter, ...rest }: Beside): ExplorerPaneOptions {
  const classroom = () => session.world!.classroom;
  return {
    ...rest,
    context: { ...CONTEXT, namespace: lesson.world.namespace },
    transport: () => classroom().cluster.client.transport,
    machine: realMachine,
    now: () => classroom().paced.now(),
    onChange: () => painter.soon(),
    copy: (text) => copyBy(screen, text),
  };
}

function copyBy(screen: Screen, text: string): boolean {
  const sequence = copySequence(text);
  if (sequence) screen.send(sequence);
  return sequence !== null;
}

/** As the lab's own kubeconfig has it. */
const CONTEXT = { name: SIMULATOR, cluster: "kubernetes", user: "kubernetes-admin" };

const SIGNALS: Partial<Record<Deno.Signal, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
