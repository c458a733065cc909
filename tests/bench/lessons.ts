import type { LessonSession } from "../../src/classroom/session/lesson_session.ts";
import type { Benchmark, Page } from "./benchmark.ts";
import { beginLesson, until } from "./lesson_world.ts";
import type { OpeningFacts } from "./lessons_child.ts";
import { denoRun, runScript, TerminalProgram } from "./program.ts";

const OPENINGS = 7;
const CHECKS = 20;
/** Every frame is one synchronized update (mode 2026). */
const FRAME_END = "\x1b[?2026l";
const PROMPT = "ahab@pequod:";
/** One with a Docker engine alone, one whose cluster is laid out before it begins. */
const OPENED = ["docker-cli", "services"];

/** What a learner waits for. */
export const lessons: Benchmark = {
  name: "lessons",
  summary: "opening a lesson, what a check takes to see, taking a command back",
  async run(page, signal) {
    for (const id of OPENED) await measureOpening(id, page, signal);
    await measureStart(page, signal);
    await measureChecks(page);
    await measureUndo(page);
  },
};

/** The first run, which may compile and cache, does not count. */
async function measureOpening(id: string, page: Page, signal: AbortSignal): Promise<void> {
  const [frames, shells]: [number[], number[]] = [[], []];
  for (let time = 0; time <= OPENINGS; time++) {
    const facts = await runScript<OpeningFacts>("lessons_child.ts", [id], signal);
    if (time === 0) continue;
    frames.push(facts.frameMs);
    shells.push(facts.shellMs);
  }
  page.spread(`${id}: opened to its first frame`, frames, "ms", { atMost: 300 });
  page.spread(`${id}: opened to a shell at its prompt`, shells, "ms");
}

/** The command as people type it, in a terminal. */
async function measureStart(page: Page, signal: AbortSignal): Promise<void> {
  const [frames, shells]: [number[], number[]] = [[], []];
  for (let time = 0; time <= OPENINGS; time++) {
    const state = await Deno.makeTempDir({ prefix: "bench-" });
    const env = ["/usr/bin/env", `XDG_STATE_HOME=${state}`, Deno.execPath()];
    const argv = [...env, ...denoRun("mod.ts"), "lesson", "start", OPENED[0]!];
    const program = new TerminalProgram(argv, signal);
    try {
      const frameMs = await program.until(FRAME_END);
      const shellMs = await program.until(PROMPT);
      if (time === 0) continue;
      frames.push(frameMs);
      shells.push(shellMs);
    } finally {
      await program.end();
      await Deno.remove(state, { recursive: true });
    }
  }
  page.spread("lesson start: process start to first frame", frames, "ms", { atMost: 300 });
  page.spread("lesson start: process start to the prompt", shells, "ms");
}

const LESSON = `---
format: lesson/1
id: bench
title: Bench
minutes: 1
cards: [1]
concepts: [a.b]
backends: [sim]
world: {namespace: lesson}
---

## Make {#make}

\`\`\`yaml lesson:task
goal: Make the file /home/ahab/note, the volume mine and the ConfigMap settings.
say: They are there.
\`\`\`

\`\`\`yaml lesson:check
items: [{file: /home/ahab/note}, {volume: mine}, {object: configmap/settings}]
stable: 1h
\`\`\`

\`\`\`sh lesson:solution
touch note
docker volume create mine
kubectl create configmap settings
\`\`\`
`;

/** Changes the world behind the teacher's back, as a controller or somebody's script does. */
type Change = (session: LessonSession, isThere: boolean) => Promise<void>;

const CHANGES: readonly [what: string, item: number, change: Change][] = [
  ["a file, of which nobody tells", 0, async (session, isThere) => {
    const { files } = session.world!.classroom.paced.lab.host;
    if (isThere) files.write("/home/ahab/note", "");
    else files.unlink("/home/ahab/note");
    await Promise.resolve();
  }],
  ["a volume, of which the engine tells", 1, async (session, isThere) => {
    const { api } = session.world!.classroom.paced.lab.docker;
    await api.handle({
      method: isThere ? "POST" : "DELETE",
      path: isThere ? "/volumes/create" : "/volumes/mine",
      headers: new Map([["content-type", "application/json"]]),
      body: new Blob([isThere ? `{"Name":"mine"}` : ""]).stream(),
      signal: new AbortController().signal,
    });
  }],
  ["an object, which is watched", 2, async (session, isThere) => {
    const { world: { api } } = await session.world!.classroom.paced.lab.cluster();
    const path = "/api/v1/namespaces/lesson/configmaps";
    const body = JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" } });
    const headers = { "content-type": "application/json" };
    const user = { name: "kubernetes-admin", groups: ["system:masters"] };
    await (isThere
      ? api.request(path, { method: "POST", headers, body }, user)
      : api.request(`${path}/settings`, { method: "DELETE" }, user));
  }],
];

/** From the moment at which the state is so until the checklist says it, at the speed of the real world. */
async function measureChecks(page: Page): Promise<void> {
  const session = beginLesson({ text: LESSON, readFile: () => Promise.reject(new Error("it has no files")) });
  await session.ready;
  const isSeen = (item: number) => session.state.runs[0]!.verdicts[item]?.ok === true;
  for (const [what, item, change] of CHANGES) {
    const samples: number[] = [];
    for (let time = 0; time < CHECKS; time++) {
      await change(session, true);
      samples.push(await until(() => isSeen(item)));
      await change(session, false);
      await until(() => !isSeen(item));
    }
    page.spread(`a check sees ${what}`, samples, "ms", { of: "p99", atMost: 200 });
  }
  await session.close();
}

async function measureUndo(page: Page): Promise<void> {
  const session = beginLesson({ text: LESSON, readFile: () => Promise.reject(new Error("it has no files")) });
  await session.ready;
  await session.openTerminal(1, { columns: 100, rows: 30 });
  const prompts = () => session.world!.classroom.terminals.get(1)!.prompts;
  const lines = ["kubectl create deployment web --image=nginx", "kubectl rollout status deployment/web"];
  for (
    const line of [...lines, "docker run -d --name web nginx", "sleep 5", "touch a", "touch b", "touch c"]
  ) {
    const before = prompts();
    await session.key(`${line}\r`, 1);
    await until(() => prompts() > before);
  }
  const samples: number[] = [];
  for (let time = 0; time < 4; time++) {
    const begun = performance.now();
    if (!await session.undo()) throw new Error("there is nothing to undo");
    samples.push(performance.now() - begun);
  }
  page.spread("undo, after a deployment and a container", samples, "ms");
  await session.close();
}
